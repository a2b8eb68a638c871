import { ResponseError } from '@backstage/errors';
import { mockApis } from '@backstage/frontend-test-utils';
import { agent, metrics, permissionFix, permissions } from '../__fixtures__';
import { AwsAgentsClient } from './AwsAgentsClient';

const entity = { kind: 'Component', namespace: 'Default', name: 'Pay/ments' };

function clientFor(body: unknown, status = 200) {
  const fetch = jest.fn<Promise<Response>, [string, RequestInit]>(
    async () =>
      new Response(JSON.stringify(body), {
        status,
        headers: { 'Content-Type': 'application/json' },
      }),
  );
  const client = AwsAgentsClient.create({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://backend' }),
    fetchApi: { fetch: fetch as unknown as typeof globalThis.fetch },
  });
  return { client, fetch };
}

describe('AwsAgentsClient', () => {
  it('names the entity in the path, in lower case and encoded', async () => {
    const { client, fetch } = clientFor(agent());
    const { signal } = new AbortController();
    await expect(client.getAgent(entity, { signal })).resolves.toMatchObject({
      status: 'ok',
    });
    expect(fetch).toHaveBeenCalledWith(
      'http://backend/api/aws-agents/agents/component/default/pay%2Fments',
      { signal },
    );
  });

  it('asks for the range', async () => {
    const { client, fetch } = clientFor(metrics('7d'));
    await client.getMetrics(entity, '7d');
    expect(fetch.mock.calls[0][0]).toMatch(/\/metrics\?range=7d$/);
  });

  it('refuses an answer of another form, and says where it differs', async () => {
    const { client } = clientFor({ ...agent(), status: 'splendid' });
    await expect(client.getAgent(entity)).rejects.toMatchObject({
      name: 'UnexpectedResponseError',
      message: expect.stringMatching(
        /GET \/agents\/component.*same version.*status/s,
      ),
    });
  });

  it('passes on a refusal of the backend', async () => {
    const { client } = clientFor(
      {
        error: { name: 'NotAllowedError', message: 'Unauthorized' },
        response: { statusCode: 403 },
      },
      403,
    );
    const error = await client.listAgents().catch(caught => caught);
    expect(error).toBeInstanceOf(ResponseError);
    expect(error.response.status).toBe(403);
    await expect(client.refreshAgent(entity)).rejects.toBeInstanceOf(
      ResponseError,
    );
  });

  it.each([
    ['refreshAgent', '/refresh'],
    ['refreshCredentials', '/credentials/refresh'],
  ] as const)('posts %s', async (method, path) => {
    const { client, fetch } = clientFor({});
    await client[method](entity);
    expect(fetch).toHaveBeenCalledWith(
      `http://backend/api/aws-agents/agents/component/default/pay%2Fments${path}`,
      { method: 'POST' },
    );
  });

  it('asks for permissions and for their fix in a form', async () => {
    const { client, fetch } = clientFor(permissions('payments'));
    await expect(client.getPermissions(entity)).resolves.toMatchObject({
      permissions: { summary: expect.any(Object) },
    });
    expect(fetch.mock.calls[0][0]).toMatch(/pay%2Fments\/permissions$/);

    const fix = clientFor(permissionFix('payments', 'terraform'));
    await fix.client.getPermissionFix(entity, 'terraform');
    expect(fix.fetch.mock.calls[0][0]).toMatch(/\/fix\?flavour=terraform$/);
  });

  it('posts the acceptance of a finding, and takes it back', async () => {
    const { client, fetch } = clientFor({});
    const waiver = {
      findingId: 'f/1',
      reason: 'Until the bucket moved',
      until: '2030-01-01T00:00:00Z',
    };
    await client.waiveFinding(entity, waiver);
    await client.withdrawWaiver(entity, 'w/1');
    expect(fetch.mock.calls).toEqual([
      [
        expect.stringMatching(/\/permissions\/waivers$/),
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(waiver),
        },
      ],
      [
        expect.stringMatching(/\/permissions\/waivers\/w%2F1$/),
        { method: 'DELETE' },
      ],
    ]);
  });
});
