import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { JsonObject } from '@backstage/types';
import { agentNamed, portalAt } from './__fixtures__/world';

const PAYMENTS = agentNamed('payments');
const NOWHERE = { endpoint: 'unused' };

/** The hosts to which a portal sends AssumeRole, the network apart. */
async function hostsAsked(
  change: JsonObject,
  agent = PAYMENTS,
): Promise<string[]> {
  const hosts: string[] = [];
  const handle = jest
    .spyOn(NodeHttpHandler.prototype, 'handle')
    .mockImplementation(async request => {
      if (String(request.body).includes('Action=AssumeRole')) {
        hosts.push(`${request.protocol}//${request.hostname}`);
      }
      throw Object.assign(new Error('no network'), { code: 'ENOTFOUND' });
    });
  const portal = portalAt(NOWHERE, {
    endpoint: undefined as never,
    limits: { maxAttempts: 1 },
    ...change,
  });
  await portal.sessions.ensure(agent).catch(() => {});
  portal.close();
  handle.mockRestore();
  return hosts;
}

describe('the STS endpoint', () => {
  const environment = { ...process.env };

  beforeEach(() => {
    for (const name of Object.keys(process.env)) {
      if (name.startsWith('AWS_')) {
        delete process.env[name];
      }
    }
  });
  afterEach(() => {
    process.env = { ...environment };
  });

  const inChina = {
    ...PAYMENTS,
    partition: 'aws-cn',
    regions: ['cn-north-1'],
  };

  it.each<[string, JsonObject, string]>([
    ['regional', {}, 'https://sts.eu-west-1.amazonaws.com'],
    [
      'regional, even where the global endpoint was the default once',
      { sts: { region: 'us-east-1' } },
      'https://sts.us-east-1.amazonaws.com',
    ],
    [
      'of an opt-in region',
      { sts: { region: 'af-south-1' } },
      'https://sts.af-south-1.amazonaws.com',
    ],
    [
      'for FIPS',
      { sts: { region: 'us-east-2' }, useFipsEndpoint: true },
      'https://sts-fips.us-east-2.amazonaws.com',
    ],
    [
      'dual-stack',
      { useDualstackEndpoint: true },
      'https://sts.eu-west-1.api.aws',
    ],
    [
      'for FIPS and dual-stack',
      {
        sts: { region: 'us-east-2' },
        useFipsEndpoint: true,
        useDualstackEndpoint: true,
      },
      'https://sts-fips.us-east-2.api.aws',
    ],
    [
      'of a VPC',
      { endpoints: { sts: 'https://vpce-1.sts.eu-west-1.vpce.amazonaws.com' } },
      'https://vpce-1.sts.eu-west-1.vpce.amazonaws.com',
    ],
  ])('is the one %s', async (_, change, host) => {
    await expect(hostsAsked(change)).resolves.toEqual([host]);
  });

  it('is one of the partition of the role', async () => {
    await expect(hostsAsked({}, inChina)).resolves.toEqual([
      'https://sts.cn-north-1.amazonaws.com.cn',
    ]);
  });

  it.each([
    [
      'AWS_USE_FIPS_ENDPOINT',
      'true',
      'https://sts-fips.us-west-2.amazonaws.com',
    ],
    ['AWS_USE_DUALSTACK_ENDPOINT', 'true', 'https://sts.us-west-2.api.aws'],
    [
      'AWS_ENDPOINT_URL_STS',
      'https://sts.example.com',
      'https://sts.example.com',
    ],
  ])('is what the SDK reads from %s', async (name, value, host) => {
    process.env[name] = value;
    await expect(hostsAsked({ sts: { region: 'us-west-2' } })).resolves.toEqual(
      [host],
    );
  });
});
