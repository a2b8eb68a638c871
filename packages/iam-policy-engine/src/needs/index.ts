export { compareNeeds } from './compareNeeds';
export type {
  BroadAccess,
  ExcessAccess,
  ExcessAction,
  MissingAccess,
  NeedComparison,
  NeedComparisonInput,
} from './comparison';
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
export { riskOfAction } from './risk';
