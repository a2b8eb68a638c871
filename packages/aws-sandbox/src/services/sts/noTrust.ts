import type { Policy } from 'iam-policy-engine';

/**
 * The trust policy of a role that does not exist. It trusts nobody, so that asking for a missing role gets the same
 * refusal as asking for one that does not trust the caller, as at AWS.
 */
export const NO_TRUST: Policy = {
  id: 'none',
  type: 'trust',
  version: '2012-10-17',
  document: { Version: '2012-10-17', Statement: [] },
  statements: [],
};
