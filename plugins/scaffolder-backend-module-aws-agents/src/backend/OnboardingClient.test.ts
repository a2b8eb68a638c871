import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { OnboardingClient } from './OnboardingClient';

const ANSWER = {
  entityRef: 'component:default/returns',
  problems: [],
  files: [],
  roles: [],
  needs: [],
  leftOut: [],
  findings: [],
  annotations: {},
  notes: [],
};
const REQUEST = { entityRef: ANSWER.entityRef };

describe('OnboardingClient', () => {
  let server: Server;
  let listener: RequestListener;
  let url: string;
  const pauses: number[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => listener(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const client = (baseUrl = url) =>
    OnboardingClient.create({
      auth: mockServices.auth(),
      discovery: { getBaseUrl: async () => baseUrl },
      pause: async milliseconds => {
        pauses.push(milliseconds);
      },
    });

  it('asks on behalf of the user', async () => {
    let seen = {};
    listener = async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      seen = {
        url: request.url,
        body: JSON.parse(Buffer.concat(chunks).toString()),
        token: request.headers.authorization,
      };
      response.end(JSON.stringify(ANSWER));
    };
    expect(await client().preview(REQUEST, mockCredentials.user())).toEqual(
      ANSWER,
    );
    expect(seen).toEqual({
      url: '/onboarding/preview',
      body: REQUEST,
      token: expect.stringContaining('user:default/mock'),
    });
  });

  it('tries again when the backend stumbles, and not when it refuses', async () => {
    const statuses = [503, 200];
    let calls = 0;
    listener = (_, response) => {
      calls += 1;
      response.statusCode = statuses.shift() ?? 403;
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify(
          response.statusCode === 403
            ? {
                error: { name: 'NotAllowedError', message: 'not you' },
                response: { statusCode: 403 },
              }
            : ANSWER,
        ),
      );
    };
    await client().preview(REQUEST, mockCredentials.user());
    expect([calls, pauses.length]).toEqual([2, 1]);
    await expect(
      client().preview(REQUEST, mockCredentials.user()),
    ).rejects.toThrow('403');
    expect(calls).toBe(3);
  });

  it('says that nobody answers', async () => {
    await expect(
      client('http://127.0.0.1:9').preview(REQUEST, mockCredentials.user()),
    ).rejects.toThrow(
      'The AWS agents backend did not answer at http://127.0.0.1:9/onboarding/preview',
    );
  });
});
