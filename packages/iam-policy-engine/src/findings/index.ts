export {
  analysePolicies,
  analysePolicy,
  analysePolicyText,
} from './analysePolicy';
export { FINDING_RULES } from './rules';
export { SEVERITIES } from './severity';
export type { RuleId } from './ruleId';
export { knownVendorOf } from './trust/knownVendors';
export type {
  AnalysisOptions,
  FindingRule,
  FindingSeverity,
  LineRange,
  PolicyFinding,
} from './types';
export type {
  AccessLevel,
  ActionKnowledge,
  KnownAction,
  KnownResourceType,
} from './knowledge';
export { actionsCoveredBy } from './knownActions';
export type { CoveredAction } from './knownActions';
export { statementLines } from './lines';
