import type {
  ChainHop,
  ExternalIdGuard,
} from 'backstage-plugin-aws-agents-common';
import { withGuardHazard } from './guardHazard';

const ROLE = 'arn:aws:iam::111122223333:role/monitoring/payments';
const hop = (kind: ChainHop['kind'], arn: string): ChainHop => ({
  kind,
  arn,
  accountId: '111122223333',
  how: 'AssumeRole',
  status: 'ok',
  hazards: [],
});
const CHAIN = [
  hop('portal-identity', 'arn:aws:iam::210987654321:user/portal'),
  hop('monitoring-role', ROLE),
];

describe('withGuardHazard', () => {
  it.each([
    ['demanded', []],
    ['ignored', [['external-id-ignored', 'critical']]],
    ['unknown', [['external-id-unknown', 'info']]],
  ] as const)('tells at the monitoring role: %s', (verdict, expected) => {
    const [portal, role] = withGuardHazard(CHAIN, {
      roleArn: ROLE,
      verdict,
      how: null,
    });
    expect(portal.hazards).toEqual([]);
    expect(role.hazards.map(({ id, severity }) => [id, severity])).toEqual(
      expected,
    );
  });

  it('says nothing of a role that was not looked at', () => {
    const other = { roleArn: 'x', verdict: 'ignored' } as ExternalIdGuard;
    expect(withGuardHazard(CHAIN, other)).toEqual(CHAIN);
    expect(withGuardHazard(CHAIN, null)).toEqual(CHAIN);
  });
});
