export { NeedsParseError } from './errors';
export { judgeNeed } from './judgeNeed';
export { parseNeeds } from './parseNeeds';
export type {
  AccessNeed,
  GrantingPolicies,
  NeedExtent,
  NeedOptions,
  NeedVerdict,
} from './types';
