import { riskOfAction } from './risk';

describe('riskOfAction', () => {
  it('goes by what is published, then by the access level', () => {
    const known = (accessLevel: 'Write' | 'List') => ({
      name: 'x',
      accessLevel,
      resourceTypes: [],
      conditionKeys: [],
    });
    expect(riskOfAction('iam:PutRolePolicy')).toMatchObject({
      severity: 'high',
      rule: 'privilege-escalation',
    });
    expect(riskOfAction('secretsmanager:GetSecretValue')).toMatchObject({
      severity: 'medium',
      rule: 'data-exfiltration',
    });
    expect(riskOfAction('sqs:DeleteQueue', known('Write')).severity).toBe(
      'medium',
    );
    expect(riskOfAction('sqs:ListQueues', known('List')).severity).toBe('info');
    expect(riskOfAction('sqs:ListQueues').severity).toBe('low');
  });
});
