import { mockServices } from '@backstage/backend-test-utils';
import type {
  GetResourcesCommandInput,
  GetResourcesCommandOutput,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { agentFixture } from '../../__fixtures__/agents';
import { SharedAnswers } from '../shared';
import { TaggedResources } from './TaggedResources';

const NOW = new Date('2026-11-01T12:00:00Z');
const QUESTION = {
  region: 'eu-west-1',
  resourceTypes: ['sqs'],
  tags: { team: ['payments', 'checkout'], audited: [] },
};

function setUp(
  answer: (
    input: GetResourcesCommandInput,
  ) => Partial<GetResourcesCommandOutput>,
) {
  const inputs: GetResourcesCommandInput[] = [];
  const client = () => ({
    send: async ({ input }: { input: GetResourcesCommandInput }) => {
      inputs.push(input);
      return answer(input);
    },
  });
  const resources = TaggedResources.create({
    clients: { client } as unknown as Parameters<
      typeof TaggedResources.create
    >[0]['clients'],
    sessions: { sessionKey: agent => agent.title },
    answers: SharedAnswers.create({
      cache: mockServices.cache.mock(),
      logger: mockServices.logger.mock(),
    }),
  });
  const find = (title = 'one') =>
    resources.find(QUESTION, agentFixture({ title }), {
      now: NOW,
      signal: new AbortController().signal,
      expectCalls: () => {},
    });
  return { inputs, find };
}

describe('TaggedResources', () => {
  it('asks by type and tags, and follows pages', async () => {
    const { inputs, find } = setUp(({ PaginationToken }) => ({
      ResourceTagMappingList: [
        { ResourceARN: PaginationToken ? 'arn:a' : 'arn:b' },
      ],
      PaginationToken: PaginationToken ? '' : 'more',
    }));
    expect(await find()).toEqual({
      arns: ['arn:a', 'arn:b'],
      truncated: false,
    });
    expect(inputs).toEqual([
      {
        ResourceTypeFilters: ['sqs'],
        TagFilters: [
          { Key: 'audited' },
          { Key: 'team', Values: ['payments', 'checkout'] },
        ],
        ResourcesPerPage: 100,
      },
      expect.objectContaining({ PaginationToken: 'more' }),
    ]);
  });

  it('asks once for agents of one session, and least for another one', async () => {
    const { inputs, find } = setUp(() => ({ ResourceTagMappingList: [] }));
    await Promise.all([find(), find(), find('two')]);
    expect(inputs.map(({ ResourcesPerPage }) => ResourcesPerPage)).toEqual([
      100, 1,
    ]);
  });

  it('stops after ten pages, and says so', async () => {
    const { inputs, find } = setUp(() => ({
      ResourceTagMappingList: [{ ResourceARN: 'arn:a' }],
      PaginationToken: 'on',
    }));
    expect((await find()).truncated).toBe(true);
    expect(inputs).toHaveLength(10);
  });
});
