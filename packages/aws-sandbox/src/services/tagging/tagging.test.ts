import {
  GetResourcesCommand,
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
  type GetResourcesCommandInput,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { PORTAL_ACCOUNT, PORTAL_KEY, SEED } from '../../__fixtures__/seed';
import { REGION, TestSandbox } from '../../__fixtures__/testSandbox';
import { loadSeed } from '../../world';

const arn = (rest: string, service = 'sqs') =>
  `arn:aws:${service}:${REGION}:${PORTAL_ACCOUNT}:${rest}`;
const ALB = arn('loadbalancer/app/pay/1', 'elasticloadbalancing');
const NLB = arn('loadbalancer/net/pay/2', 'elasticloadbalancing');

function seed(allowed = true): typeof SEED {
  const [portal, payments] = structuredClone(SEED.accounts);
  portal.users![0].inlinePolicies!.tags = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: allowed ? 'Allow' : 'Deny',
        Action: 'tag:GetResources',
        Resource: '*',
      },
    ],
  };
  portal.regions = {
    [REGION]: {
      resources: [
        { arn: arn('orders'), tags: { team: 'pay', env: 'prod' } },
        { arn: arn('orders-dlq'), tags: { team: 'pay', env: 'test' } },
        { arn: arn('other'), tags: { team: 'else' } },
        { arn: ALB, tags: { team: 'pay' } },
        { arn: NLB, tags: { team: 'pay' } },
      ],
    },
    'us-east-1': {
      resources: [
        { arn: arn('elsewhere'), tags: { team: 'pay', env: 'prod' } },
      ],
    },
  };
  return { accounts: [portal, payments] };
}

describe('GetResources', () => {
  let test: TestSandbox;
  let client: ResourceGroupsTaggingAPIClient;

  async function start(allowed?: boolean) {
    test = await TestSandbox.start(seed(allowed));
    client = new ResourceGroupsTaggingAPIClient({
      endpoint: test.sandbox.endpoint,
      region: REGION,
      credentials: PORTAL_KEY,
    });
  }
  beforeEach(() => start());
  afterEach(() => test.close());

  const arnsOf = async (input: GetResourcesCommandInput) => {
    const answer = await client.send(new GetResourcesCommand(input));
    return answer.ResourceTagMappingList?.map(({ ResourceARN }) => ResourceARN);
  };

  it.each<[string, GetResourcesCommandInput, string[]]>([
    [
      'all of the region',
      {},
      [ALB, NLB, arn('orders'), arn('orders-dlq'), arn('other')],
    ],
    [
      'a service',
      { ResourceTypeFilters: ['sqs'] },
      [arn('orders'), arn('orders-dlq'), arn('other')],
    ],
    [
      'a type',
      { ResourceTypeFilters: ['elasticloadbalancing:loadbalancer'] },
      [ALB, NLB],
    ],
    [
      'one of several types',
      { ResourceTypeFilters: ['ec2', 'elasticloadbalancing:loadbalancer/app'] },
      [ALB],
    ],
    [
      'a tag of any value',
      { ResourceTypeFilters: ['sqs'], TagFilters: [{ Key: 'env' }] },
      [arn('orders'), arn('orders-dlq')],
    ],
    [
      'one of several values, and all tags',
      {
        TagFilters: [
          { Key: 'team', Values: ['pay', 'else'] },
          { Key: 'env', Values: ['prod', 'stage'] },
        ],
      },
      [arn('orders')],
    ],
    ['ARNs', { ResourceARNList: [ALB, arn('none')] }, [ALB]],
    ['nothing', { TagFilters: [{ Key: 'constructor' }] }, []],
  ])('finds %s', async (_, input, expected) => {
    expect(await arnsOf(input)).toEqual(expected);
  });

  it('shows the tags', async () => {
    const { ResourceTagMappingList } = await client.send(
      new GetResourcesCommand({ ResourceARNList: [arn('orders')] }),
    );
    expect(ResourceTagMappingList?.[0].Tags).toEqual([
      { Key: 'team', Value: 'pay' },
      { Key: 'env', Value: 'prod' },
    ]);
  });

  it('has pages, and an empty token at the end', async () => {
    const pages = paginateGetResources(
      { client, pageSize: 2 },
      { TagFilters: [{ Key: 'team' }] },
    );
    const sizes: unknown[] = [];
    for await (const page of pages) {
      sizes.push([
        page.ResourceTagMappingList?.length,
        page.PaginationToken !== '',
      ]);
    }
    expect(sizes).toEqual([
      [2, true],
      [2, true],
      [1, false],
    ]);
  });

  it.each<[GetResourcesCommandInput, string]>([
    [{ ResourcesPerPage: 101 }, 'InvalidParameterException'],
    [{ TagFilters: [{ Values: ['x'] }] }, 'InvalidParameterException'],
    [{ ResourceTypeFilters: ['S Q S'] }, 'InvalidParameterException'],
    [
      { ResourceARNList: [ALB], ResourceTypeFilters: ['sqs'] },
      'InvalidParameterException',
    ],
    [{ PaginationToken: 'x' }, 'PaginationTokenExpiredException'],
  ])('refuses %j', async (input, name) => {
    await expect(arnsOf(input)).rejects.toMatchObject({ name });
  });

  it('is for those who may', async () => {
    await test.close();
    await start(false);
    await expect(arnsOf({})).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('tag:GetResources'),
    });
  });
});

describe('resources of the seed', () => {
  it('need an ARN', () => {
    const bad = structuredClone(SEED);
    bad.accounts[0].regions = {
      [REGION]: { resources: [{ arn: 'orders', tags: {} }] },
    };
    expect(() => loadSeed(bad)).toThrow(/'orders' is no ARN of a resource/);
  });
});
