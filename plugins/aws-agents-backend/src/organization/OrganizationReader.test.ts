import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import { agentFixture } from '../__fixtures__/agents';
import { OrganizationReader } from './OrganizationReader';

const ROLE = 'arn:aws:iam::210987654321:role/organization-reader';
const ACCOUNT = '111122223333';

/** Organizations with a root above the account, and policies in two pages. */
function answers(name: string, input: Record<string, string>): object {
  switch (name) {
    case 'DescribeOrganizationCommand':
      return { Organization: { MasterAccountId: '210987654321' } };
    case 'ListParentsCommand':
      return { Parents: [{ Id: 'r-acme', Type: 'ROOT' }] };
    case 'DescribePolicyCommand':
      return { Policy: { Content: `{"id":"${input.PolicyId}"}` } };
    default:
      return input.NextToken
        ? { Policies: [{ Id: 'p-2', Name: 'Second' }] }
        : { Policies: [{ Id: 'p-1', Name: 'First' }], NextToken: 'more' };
  }
}

function start(send = answers) {
  const sent: string[] = [];
  let now = 0;
  const client = jest.fn();
  const reader = OrganizationReader.create({
    roleArn: ROLE,
    clients: {
      client: (_, options) => {
        client(options);
        return {
          send: async ({ constructor, input }: { input: never } & object) => {
            sent.push(constructor.name);
            return send(constructor.name, input);
          },
        } as unknown as OrganizationsClient as never;
      },
    },
    now: () => now,
  });
  return {
    reader,
    sent,
    client,
    later: (hours: number) => {
      now += hours * 3_600_000;
    },
  };
}

describe('OrganizationReader', () => {
  it('reads all pages of each level, root first', async () => {
    const { reader, client } = start();
    const { levels } = (await reader.scpsOf(agentFixture())) as {
      levels: Array<{ target: string; policies: object[] }>;
    };
    expect(levels.map(({ target }) => target)).toEqual(['r-acme', ACCOUNT]);
    expect(levels[0].policies).toEqual([
      { name: 'First', document: '{"id":"p-1"}' },
      { name: 'Second', document: '{"id":"p-2"}' },
    ]);
    expect(client).toHaveBeenCalledWith(
      expect.objectContaining({
        agent: expect.objectContaining({
          entityRef: 'portal:aws-agents/organization',
          accountId: '210987654321',
          monitoringRoleArn: ROLE,
        }),
        entityRefs: ['component:default/payments'],
      }),
    );
  });

  it('asks once in six hours for all agents of an account', async () => {
    const { reader, sent, later } = start();
    await Promise.all([
      reader.scpsOf(agentFixture()),
      reader.scpsOf(agentFixture({ entityRef: 'component:default/ledger' })),
    ]);
    const once = sent.length;
    later(5.9);
    await reader.scpsOf(agentFixture());
    expect(sent).toHaveLength(once);
    later(0.2);
    await reader.scpsOf(agentFixture());
    expect(sent).toHaveLength(2 * once);
  });

  it('knows that nothing limits the management account', async () => {
    const { reader } = start();
    expect(
      await reader.scpsOf(agentFixture({ accountId: '210987654321' })),
    ).toEqual({ levels: [] });
  });

  it('says why it cannot read, and tries again after a quarter of an hour', async () => {
    let broken = true;
    const { reader, later } = start((name, input) => {
      if (broken) {
        throw Object.assign(new Error('not now'), { name: 'TimeoutError' });
      }
      return answers(name, input);
    });
    expect(await reader.scpsOf(agentFixture())).toEqual({
      reason: expect.stringMatching(/\w/),
    });
    broken = false;
    expect(await reader.scpsOf(agentFixture())).toHaveProperty('reason');
    later(0.3);
    expect(await reader.scpsOf(agentFixture())).toHaveProperty('levels');
  });
});
