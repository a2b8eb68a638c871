import { IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { AUDITOR_KEY, seedWithAuditor } from '../../__fixtures__/auditor';
import { PAYMENTS_ACCOUNT, PAYMENTS_ROLE } from '../../__fixtures__/seed';
import { TestSandbox } from '../../__fixtures__/testSandbox';

describe('SimulatePrincipalPolicy', () => {
  let test: TestSandbox;
  let iam: IAMClient;

  beforeAll(async () => {
    test = await TestSandbox.start(seedWithAuditor());
    iam = test.iam(AUDITOR_KEY);
  });
  afterAll(() => test.close());

  const simulate = async (
    input: Partial<
      ConstructorParameters<typeof SimulatePrincipalPolicyCommand>[0]
    >,
  ) => {
    const { EvaluationResults } = await iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: PAYMENTS_ROLE,
        ActionNames: ['cloudwatch:GetMetricData'],
        ...input,
      }),
    );
    return EvaluationResults!;
  };

  it('answers for each action and resource, with the statement that decided', async () => {
    const results = await simulate({
      ActionNames: ['cloudwatch:GetMetricData', 's3:GetObject'],
      ResourceArns: ['*', 'arn:aws:s3:::acme/*'],
    });
    expect(results.map(r => [r.EvalActionName, r.EvalDecision])).toEqual([
      ['cloudwatch:GetMetricData', 'allowed'],
      ['cloudwatch:GetMetricData', 'allowed'],
      ['s3:GetObject', 'implicitDeny'],
      ['s3:GetObject', 'implicitDeny'],
    ]);
    expect(results[0].MatchedStatements).toMatchObject([
      {
        SourcePolicyId: 'role_payments-alloy_metrics',
        SourcePolicyType: 'role',
        StartPosition: { Line: 1, Column: expect.any(Number) },
      },
    ]);
  });

  it('applies the boundary and says so', async () => {
    const [result] = await simulate({
      PolicySourceArn: `arn:aws:iam::${PAYMENTS_ACCOUNT}:user/auditor`,
      ActionNames: ['sqs:ListQueues'],
    });
    expect(result).toMatchObject({
      EvalDecision: 'implicitDeny',
      PermissionsBoundaryDecisionDetail: {
        AllowedByPermissionsBoundary: false,
      },
    });
  });

  it('takes context, and names the keys it was not given', async () => {
    const user = {
      PolicySourceArn: `arn:aws:iam::${PAYMENTS_ACCOUNT}:user/auditor`,
      ActionNames: ['iam:GetUserPolicy'],
    };
    await expect(simulate(user)).resolves.toMatchObject([
      {
        EvalDecision: 'allowed',
        MissingContextValues: ['aws:MultiFactorAuthPresent'],
      },
    ]);
    await expect(
      simulate({
        ...user,
        ContextEntries: [
          {
            ContextKeyName: 'aws:MultiFactorAuthPresent',
            ContextKeyType: 'boolean',
            ContextKeyValues: ['true'],
          },
        ],
      }),
    ).resolves.toMatchObject([
      { EvalDecision: 'explicitDeny', MissingContextValues: [] },
    ]);
  });

  it.each([
    [
      {
        PolicySourceArn: `arn:aws:sts::${PAYMENTS_ACCOUNT}:assumed-role/payments-alloy/x`,
      },
      /does not clearly define entity type and name/,
    ],
    [{ ActionNames: ['cloudwatch:*'] }, /Invalid Action Name: cloudwatch:\*/],
    [{ PolicyInputList: ['{'] }, /PolicyInputList.1 is invalid/],
    [{ ResourcePolicy: '{}' }, /isn't supported for IAM roles/],
  ])('refuses %p', async (input, message) => {
    await expect(simulate(input)).rejects.toMatchObject({
      name: 'InvalidInputException',
      message: expect.stringMatching(message),
    });
  });
});
