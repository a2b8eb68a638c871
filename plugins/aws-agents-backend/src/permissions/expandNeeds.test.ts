import type { Capability } from 'backstage-plugin-aws-agents-node';
import { agentFixture } from '../__fixtures__/agents';
import { CAPABILITIES } from './capabilityTable';
import { expandNeeds } from './expandNeeds';

const KNOWN: ReadonlyMap<string, Capability> = new Map(
  CAPABILITIES.map(item => [item.id, item]),
);

function resourcesOf(agent: Parameters<typeof agentFixture>[0]) {
  return expandNeeds(agentFixture(agent), KNOWN).map(
    ({ action, resource }) => `${action} ${resource}`,
  );
}

describe('expandNeeds', () => {
  it('fills in each bucket and prefix', () => {
    expect(
      resourcesOf({
        binding: { capabilities: ['s3-logs'] },
        deliveries: ['s3://a/x/', 's3://a/y/', 's3://b/'],
      }),
    ).toEqual([
      's3:ListBucket arn:aws:s3:::a',
      's3:ListBucket arn:aws:s3:::b',
      's3:GetObject arn:aws:s3:::a/x/*',
      's3:GetObject arn:aws:s3:::a/y/*',
      's3:GetObject arn:aws:s3:::b/*',
      's3:PutObject arn:aws:s3:::a/x/*',
      's3:PutObject arn:aws:s3:::a/y/*',
      's3:PutObject arn:aws:s3:::b/*',
    ]);
  });

  it('leaves out what needs a bucket when there is none', () => {
    expect(resourcesOf({ binding: { capabilities: ['s3-logs'] } })).toEqual([]);
  });

  it('fills in partition, account and each region', () => {
    expect(
      resourcesOf({
        binding: { capabilities: ['amp-remote-write'] },
        partition: 'aws-cn',
        regions: ['cn-north-1', 'cn-northwest-1'],
      }),
    ).toEqual([
      'aps:RemoteWrite arn:aws-cn:aps:cn-north-1:111122223333:workspace/*',
      'aps:RemoteWrite arn:aws-cn:aps:cn-northwest-1:111122223333:workspace/*',
    ]);
  });

  it('asks once for actions without resource', () => {
    expect(
      resourcesOf({
        binding: { capabilities: ['ec2-discovery'] },
        regions: ['eu-west-1', 'us-east-1'],
      }),
    ).toEqual(['ec2:DescribeInstances *', 'ec2:DescribeAvailabilityZones *']);
  });

  it('knows nothing of a capability that nobody has described', () => {
    expect(resourcesOf({ binding: { capabilities: ['telepathy'] } })).toEqual(
      [],
    );
  });
});
