export * from './types';
export { PolicyParseError } from './errors';
export type { PolicyIssue, PolicyIssueCode } from './errors';
export { parsePolicy } from './parsePolicy';
