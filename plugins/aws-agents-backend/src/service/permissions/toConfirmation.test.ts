import type { NeededPermission } from 'backstage-plugin-aws-agents-common';
import type { BareAnalysis } from '../../permissions';
import { toConfirmation } from './toConfirmation';

const AT = '2026-11-01T12:00:00.000Z';

function need(id: string, decision: NeededPermission['decision']) {
  return {
    id,
    action: 's3:PutObject',
    resource: 'arn:aws:s3:::a/*',
    decision,
    decidedBy: 'statement 1',
  } as NeededPermission;
}

const analysis = {
  needed: [need('a', 'allowed'), need('d', 'denied'), need('u', 'unknown')],
  findings: [{ policyId: 'inline/p', statement: { index: 0 } }],
  policies: { nameOf: (id: string) => id.replace('inline/', '') },
} as unknown as BareAnalysis;

describe('toConfirmation', () => {
  it('has no disagreement where AWS says the same', () => {
    expect(
      toConfirmation(
        {
          at: AT,
          simulated: [
            { needId: 'a', decision: 'allowed' },
            { needId: 'd', decision: 'implicitDeny' },
            { needId: 'u', decision: 'explicitDeny' },
          ],
          validated: [
            {
              policyId: 'inline/p',
              findings: [
                { code: 'PASS_ROLE', details: 'd', statementIndex: 0 },
              ],
            },
          ],
          problems: [],
        },
        analysis,
        new Date(AT),
      ),
    ).toMatchObject({ simulated: 3, validated: 1, disagreements: [] });
  });

  it('shows where AWS judges otherwise', () => {
    const confirmation = toConfirmation(
      {
        at: AT,
        simulated: [
          { needId: 'a', decision: 'explicitDeny' },
          { needId: 'd', decision: 'allowed' },
        ],
        validated: [
          {
            policyId: 'inline/p',
            findings: [{ code: 'E', details: 'wrong', statementIndex: 1 }],
          },
        ],
        problems: ['no access'],
      },
      analysis,
      new Date(AT),
    );
    expect(confirmation).toMatchObject({
      state: 'confirmed',
      problems: ['no access'],
      disagreements: [
        { by: 'simulation', ours: 'allowed: statement 1', aws: 'explicitDeny' },
        { by: 'simulation', ours: 'denied: statement 1', aws: 'allowed' },
        { by: 'validation', subject: 'p, statement 2', aws: 'E: wrong' },
      ],
    });
  });

  it('says that AWS has not been asked yet', () => {
    expect(toConfirmation(null, analysis, new Date(AT))).toMatchObject({
      state: 'failed',
      at: AT,
    });
  });
});
