import { otherAgent, updateNote } from './existingAgent';

const ROLE = 'arn:aws:iam::111122223333:role/agents/returns-alloy';
const ROLES = {
  path: '/agents/',
  agentRoleName: 'returns-alloy',
  monitoringRoleName: 'returns-observer',
};
const entityWith = (annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'returns', annotations },
});

describe('otherAgent', () => {
  const problemsOf = (roleArn: string, accountId = '111122223333') =>
    otherAgent(
      entityWith({ 'aws-agents/role-arn': roleArn }),
      { accountId },
      ROLES,
    );

  it('lets an entity without an agent have one', () => {
    expect(
      otherAgent(entityWith({}), { accountId: '111122223333' }, ROLES),
    ).toEqual([]);
  });

  it('lets the same agent be generated again, while the account is open, too', () => {
    expect(problemsOf(ROLE)).toEqual([]);
    expect(problemsOf(ROLE, '')).toEqual([]);
  });

  it.each([
    ['another role', ROLE.replace('returns', 'payments'), '111122223333'],
    ['another path', ROLE.replace('/agents', ''), '111122223333'],
    ['another account', ROLE, '444455556666'],
  ])('refuses to replace an agent of %s', (_, roleArn, accountId) => {
    expect(problemsOf(roleArn, accountId)).toEqual([
      {
        field: 'entityRef',
        message: `has an agent already, with the role ${roleArn}`,
        expected: expect.stringContaining('remove its annotations'),
      },
    ]);
  });
});

describe('updateNote', () => {
  it('says nothing of an agent that is new', () => {
    expect(updateNote(entityWith({}), { 'aws-agents/role-arn': ROLE })).toEqual(
      [],
    );
  });

  it('names what changes and what stays', () => {
    const entity = entityWith({
      'aws-agents/role-arn': ROLE,
      'aws-agents/regions': 'eu-west-1',
      'aws-agents/metrics': 'AWS/SQS',
    });
    expect(
      updateNote(entity, {
        'aws-agents/role-arn': ROLE,
        'aws-agents/regions': 'eu-north-1',
        'aws-agents/platform': 'ec2',
      }),
    ).toEqual([
      'The entity has this agent already: its files are written anew; changed annotations are aws-agents/regions, aws-agents/platform; what stays as it is: aws-agents/metrics.',
    ]);
    expect(updateNote(entity, { 'aws-agents/regions': 'eu-west-1' })).toEqual([
      expect.stringContaining('no annotation changes'),
    ]);
  });
});
