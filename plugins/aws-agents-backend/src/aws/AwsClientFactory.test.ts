import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { agentNamed, readConfig } from '../sessions/__fixtures__/world';
import { recogniseNativeErrors } from './__fixtures__/nativeErrors';
import { AwsClientFactory } from './AwsClientFactory';
import { RateLimiter } from './RateLimiter';
import { CallRecorder } from './CallRecorder';

const PAYMENTS = agentNamed('payments');
const LEDGER = agentNamed('ledger');
const IN = { agent: PAYMENTS, region: 'eu-west-1' };

/** An endpoint that answers, or does not, as a test says. */
async function listen(
  answer: Parameters<typeof createServer>[1],
): Promise<{ server: Server; endpoint: string }> {
  const server = createServer(answer);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { server, endpoint: `http://127.0.0.1:${port}` };
}

describe('AwsClientFactory', () => {
  let close: () => void = () => {};

  beforeAll(recogniseNativeErrors);
  afterEach(() => close());

  async function factoryFor(
    answer: Parameters<typeof createServer>[1],
    limits = {},
  ) {
    const { server, endpoint } = await listen(answer);
    const recorder = CallRecorder.create({ keptPerAgent: 100 });
    const replaced: string[] = [];
    const config = readConfig({
      endpoint,
      limits: { maxAttempts: 1, callsPerSecond: 1_000, ...limits },
    });
    const clients = AwsClientFactory.create({
      rates: RateLimiter.create({ ...config.limits, quotaShare: 1 }),
      config,
      recorder,
      sessions: {
        sessionKey: agent => agent.entityRef,
        credentials: async () => ({
          accessKeyId: 'ASIAEXAMPLE',
          secretAccessKey: 'secret',
          sessionToken: 'token',
        }),
        replaceExpired: async (_, accessKeyId) => {
          replaced.push(accessKeyId);
        },
      },
    });
    close = () => {
      clients.close();
      server.closeAllConnections();
      server.close();
    };
    return { clients, recorder, replaced };
  }

  const getRole = (client: IAMClient) =>
    client.send(new GetRoleCommand({ RoleName: 'payments' }));

  it('shares clients of the same session and region', async () => {
    const { clients } = await factoryFor(() => {});
    const client = clients.client(IAMClient, IN);
    expect(clients.client(IAMClient, IN)).toBe(client);
    for (const other of [
      { ...IN, region: 'us-east-1' },
      { ...IN, agent: LEDGER },
      { ...IN, entityRefs: ['component:default/a'] },
    ]) {
      expect(clients.client(IAMClient, other)).not.toBe(client);
    }
  });

  it('records a merged call for all agents that it serves', async () => {
    const { clients, recorder } = await factoryFor((_, response) => {
      response.writeHead(404).end();
    });
    const entityRefs = ['component:default/a', 'component:default/b'];
    const client = clients.client(S3Client, { ...IN, entityRefs });
    await expect(
      client.send(new HeadBucketCommand({ Bucket: 'acme' })),
    ).rejects.toMatchObject({ failure: { code: 'not-found' } });
    for (const entityRef of entityRefs) {
      expect(recorder.callsFor(entityRef)).toMatchObject([
        { service: 'S3', operation: 'HeadBucket', httpStatus: 404 },
      ]);
    }
  });

  it('gives up on an endpoint that accepts and never answers', async () => {
    const { clients } = await factoryFor(() => {}, {
      requestTimeoutMillis: 150,
    });
    await expect(getRole(clients.client(IAMClient, IN))).rejects.toMatchObject({
      failure: { code: 'timeout', retryable: true },
    });
  });

  it('stops asking a dead endpoint, for that account only', async () => {
    let asked = 0;
    const { clients, recorder } = await factoryFor(request => {
      asked += 1;
      request.socket.destroy();
    });
    const client = clients.client(IAMClient, IN);
    for (let call = 0; call < 8; call += 1) {
      await expect(getRole(client)).rejects.toMatchObject({
        failure: { code: 'unreachable' },
      });
    }
    expect(asked).toBe(5);
    expect(recorder.totals()).toMatchObject({ calls: 5, errors: 5 });
    const elsewhere = {
      ...IN,
      agent: { ...LEDGER, accountId: '444455556666' },
    };
    await expect(
      getRole(clients.client(IAMClient, elsewhere)),
    ).rejects.toThrow();
    expect(asked).toBe(6);
  });

  it('keeps to the number of calls an account may have at once', async () => {
    let running = 0;
    let most = 0;
    const { clients } = await factoryFor(
      (_, response) => {
        running += 1;
        most = Math.max(most, running);
        setTimeout(() => {
          running -= 1;
          response.writeHead(404).end();
        }, 20);
      },
      { concurrentCallsPerAccount: 2 },
    );
    const client = clients.client(IAMClient, IN);
    await Promise.allSettled(Array.from({ length: 10 }, () => getRole(client)));
    expect(most).toBe(2);
  });

  it('does not take what it gave up itself for a fault of AWS', async () => {
    let asked = 0;
    const { clients, recorder } = await factoryFor(
      () => {
        asked += 1;
      },
      { callsPerSecond: 2, requestTimeoutMillis: 20_000 },
    );
    const client = clients.client(IAMClient, IN);
    const run = new AbortController();
    const calls = Array.from({ length: 8 }, () =>
      client.send(new GetRoleCommand({ RoleName: 'payments' }), {
        abortSignal: run.signal,
      }),
    );
    const outcomes = Promise.allSettled(calls);
    while (asked < 1) {
      await new Promise(resolve => setImmediate(resolve));
    }
    run.abort(AbortSignal.abort().reason);
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { failure: { code: 'out-of-time' } },
      });
    }
    expect(clients.state().openCircuits).toBe(0);
    // Those that still waited for their turn were never made.
    expect(recorder.totals().calls).toBeLessThanOrEqual(2);
    expect(recorder.totals().calls).toBeGreaterThanOrEqual(1);
  });

  it('makes one attempt of a call that tries what is broken', async () => {
    let asked = 0;
    const { clients, recorder } = await factoryFor(
      request => {
        asked += 1;
        request.socket.destroy();
      },
      { maxAttempts: 3 },
    );
    const client = clients.client(IAMClient, IN);
    for (let call = 0; call < 5; call += 1) {
      await expect(getRole(client)).rejects.toThrow();
    }
    expect(asked).toBe(15);
    clients.allowProbe(PAYMENTS);
    await expect(getRole(client)).rejects.toMatchObject({
      failure: { code: 'unreachable' },
    });
    expect(asked).toBe(16);
    const [probe] = recorder.callsFor(PAYMENTS.entityRef);
    expect(probe).toMatchObject({ errorCode: 'ECONNRESET', retries: 0 });
  });

  it('retries with new credentials exactly once', async () => {
    let asked = 0;
    const { clients, replaced } = await factoryFor((_, response) => {
      asked += 1;
      response
        .writeHead(403, { 'content-type': 'text/xml' })
        .end(
          '<ErrorResponse><Error><Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error></ErrorResponse>',
        );
    });
    await expect(getRole(clients.client(IAMClient, IN))).rejects.toMatchObject({
      failure: { code: 'expired-token' },
    });
    expect([asked, replaced]).toEqual([2, ['ASIAEXAMPLE']]);
  });

  it('makes clients of any service, those without endpoint config, too', async () => {
    const asked: string[] = [];
    const { clients, recorder } = await factoryFor((request, response) => {
      const { authorization = '' } = request.headers;
      asked.push(/\/(\w+)\/aws4_request/.exec(authorization)?.[1] ?? '');
      response.writeHead(404).end();
    });
    class OrganizationsClient extends IAMClient {}
    await expect(
      getRole(clients.client(OrganizationsClient, IN)),
    ).rejects.toMatchObject({ failure: { code: 'not-found' } });
    await expect(
      clients
        .client(SSMClient, IN)
        .send(new GetParameterCommand({ Name: '/agents/key' })),
    ).rejects.toMatchObject({ failure: { code: 'not-found' } });
    expect(asked).toEqual(['iam', 'ssm']);
    expect(
      recorder
        .callsFor(PAYMENTS.entityRef)
        .map(({ service, operation }) => `${service}.${operation}`),
    ).toEqual(['SSM.GetParameter', 'IAM.GetRole']);
  });
});
