import type { Sandbox } from 'aws-sandbox';
import { PORTAL_ACCOUNT } from './seed';

/** How often the portal assumed a role; CloudTrail tells the role's account, too. */
export function assumeRoleCalls(sandbox: Sandbox): number {
  return sandbox.cloudTrail.events({
    eventName: 'AssumeRole',
    recipientAccountId: PORTAL_ACCOUNT,
  }).length;
}
