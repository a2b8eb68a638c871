import { ChainTest, hazardsOf, sessionOf } from './__testUtils__/ChainTest';
import {
  agentNamed,
  ISSUER,
  NODE_ROLE,
  NODE_TRUSTING_ROLE,
  POD_ROLE,
  PORTAL_ACCOUNT,
} from '../__fixtures__/world';

describe('sources of workloads on AWS', () => {
  let test: ChainTest;

  beforeAll(async () => {
    test = await ChainTest.start();
  });
  afterEach(() => test.reset());
  afterAll(() => test.close());

  describe('web identity', () => {
    const token = (subject = 'system:serviceaccount:backstage:portal') =>
      test.sandbox.world.issuer(ISSUER)!.mintToken({
        subject,
        issuedAt: new Date(),
        lifetimeSeconds: 3600,
      });
    const irsa = async (content: string) => ({
      AWS_ROLE_ARN: POD_ROLE,
      AWS_WEB_IDENTITY_TOKEN_FILE: await test.file('token', content),
    });

    it('answers with the role of the pod, and knows its path', async () => {
      const chain = await test.explain(await irsa(token()));
      expect(chain.identity).toMatchObject({
        arn: sessionOf('backstage'),
        source: 'web-identity',
        hazards: [],
      });
      await expect(
        chain.portal.sessions.ensure(agentNamed('promotions', 'payments')),
      ).rejects.toMatchObject({
        failure: { snippet: { text: expect.stringContaining(POD_ROLE) } },
      });
    });

    it('goes on with the old session when it cannot be renewed, and says so', async () => {
      const variables = await irsa(token());
      let now = Date.now();
      const { portal } = await test.explain(variables, {}, {}, () => now);
      await test.file('token', 'no longer a token');
      now += 50 * 60_000;
      await portal.sessions.explainChain();
      await new Promise(resolve => setTimeout(resolve, 200));
      expect((await portal.sessions.explainChain()).identity).toMatchObject({
        arn: sessionOf('backstage'),
        status: 'ok',
        failure: { code: 'no-credentials' },
      });
    });

    it('assumes with it, as a chained session', async () => {
      const { portal } = await test.explain(await irsa(token()));
      expect(
        await portal.sessions.ensure(agentNamed('payments')),
      ).toMatchObject({ chained: true });
    });

    it('says that the token is for somebody else', async () => {
      const chain = await test.explain(
        await irsa(token('system:serviceaccount:a:b')),
      );
      expect(chain.step('web-identity')).toMatchObject({
        outcome: 'failed',
        reason: expect.stringMatching(/Not authorized to perform/i),
      });
    });

    it('says that the token file does not exist', async () => {
      const chain = await test.explain({
        AWS_ROLE_ARN: POD_ROLE,
        AWS_WEB_IDENTITY_TOKEN_FILE: '/no/such/token',
      });
      expect(chain.step('web-identity')).toMatchObject({
        outcome: 'failed',
        reason: expect.stringContaining('/no/such/token, which does not exist'),
      });
    });

    it('warns of a role without a token file', async () => {
      const chain = await test.explain({ AWS_ROLE_ARN: POD_ROLE });
      expect(chain.step('web-identity')?.reason).toBe(
        'AWS_WEB_IDENTITY_TOKEN_FILE is not set',
      );
      expect(hazardsOf(chain)).toEqual(['role-arn-without-token-file']);
    });
  });

  describe('container', () => {
    it('answers with the role of an ECS task', async () => {
      const task = await test.sandbox.credentialEndpoints.taskRole({
        roleArn: NODE_ROLE,
      });
      const chain = await test.explain(task.environment);
      expect(chain.identity).toMatchObject({
        arn: sessionOf('node'),
        source: 'container',
        hazards: [],
      });
    });

    it('gives the credentials of a task to a profile that assumes a role', async () => {
      const task = await test.sandbox.credentialEndpoints.taskRole({
        roleArn: NODE_ROLE,
      });
      const chain = await test.explain(
        { ...task.environment, AWS_PROFILE: 'hub' },
        {
          config: `[profile hub]\nrole_arn = ${NODE_TRUSTING_ROLE}\ncredential_source = EcsContainer`,
        },
      );
      expect(chain.identity).toMatchObject({
        arn: sessionOf('behind-node'),
        source: 'assume-role-profile',
      });
    });

    it('answers with the role of a pod by EKS Pod Identity', async () => {
      const pod = await test.sandbox.credentialEndpoints.podIdentity({
        roleArn: NODE_ROLE,
        issuer: ISSUER,
        namespace: 'backstage',
        serviceAccount: 'portal',
      });
      const token = test.sandbox.world.issuer(ISSUER)!.mintToken({
        subject: 'system:serviceaccount:backstage:portal',
        audience: 'pods.eks.amazonaws.com',
        issuedAt: new Date(),
        lifetimeSeconds: 3600,
      });
      const chain = await test.explain({
        ...pod.environment,
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: await test.file(
          'pod-token',
          token,
        ),
      });
      expect(chain.identity).toMatchObject({
        arn: sessionOf('node'),
        source: 'container',
      });
    });

    it('says that the token file does not exist', async () => {
      const pod = await test.sandbox.credentialEndpoints.podIdentity({
        roleArn: NODE_ROLE,
        issuer: ISSUER,
        namespace: 'backstage',
        serviceAccount: 'portal',
      });
      const chain = await test.explain({
        ...pod.environment,
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/no/such/token',
      });
      expect(chain.step('container')).toMatchObject({
        outcome: 'failed',
        reason: expect.stringContaining('/no/such/token'),
      });
    });

    it('says that an endpoint is not one that the SDK trusts', async () => {
      const chain = await test.explain({
        AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://credentials.example.com/',
      });
      expect(chain.step('container')).toMatchObject({
        outcome: 'failed',
        reason: expect.stringContaining('169.254.170.2'),
      });
    });

    it('says that the endpoint refused', async () => {
      const task = await test.sandbox.credentialEndpoints.taskRole({
        roleArn: NODE_ROLE,
      });
      const chain = await test.explain({
        ...task.environment,
        AWS_CONTAINER_AUTHORIZATION_TOKEN: 'wrong',
      });
      expect(chain.step('container')).toMatchObject({
        outcome: 'failed',
        reason: expect.stringMatching(
          /^AWS_CONTAINER_CREDENTIALS_FULL_URI is set; .*(?:401|403|refus|token)/i,
        ),
      });
    });
  });

  describe('instance metadata', () => {
    const start = (httpTokens: 'required' | 'optional' = 'required') =>
      test.sandbox.credentialEndpoints.instanceMetadata({
        accountId: PORTAL_ACCOUNT,
        instanceProfile: 'node',
        httpTokens,
      });
    const on = (environmentOfHost: Readonly<Record<string, string>>) => ({
      ...environmentOfHost,
      AWS_EC2_METADATA_DISABLED: 'false',
    });

    it('answers last, and is not chaining', async () => {
      const { environment: host } = await start();
      const chain = await test.explain(on(host));
      expect(chain.identity).toMatchObject({
        arn: sessionOf('node'),
        source: 'instance-metadata',
        hazards: [],
      });
      expect(
        await chain.portal.sessions.ensure(agentNamed('payments')),
      ).toMatchObject({ chained: false });
    });

    it('gives the credentials to a profile that assumes a role from it', async () => {
      const { environment: host } = await start();
      const chain = await test.explain(
        { ...on(host), AWS_PROFILE: 'hub' },
        {
          config: `[profile hub]\nrole_arn = ${NODE_TRUSTING_ROLE}\ncredential_source = Ec2InstanceMetadata`,
        },
      );
      expect(chain.identity).toMatchObject({
        arn: sessionOf('behind-node'),
        source: 'assume-role-profile',
      });
    });

    it('warns when it answers without a token', async () => {
      const { environment: host } = await start('optional');
      expect(hazardsOf(await test.explain(on(host)))).toEqual([
        'imdsv1-reachable',
      ]);
    });

    it('warns when the node answers where a pod role was meant', async () => {
      const { environment: host } = await start();
      const chain = await test.explain({
        ...on(host),
        KUBERNETES_SERVICE_HOST: '10.0.0.1',
        AWS_ROLE_ARN: POD_ROLE,
      });
      expect(hazardsOf(chain)).toEqual([
        'node-role-instead-of-pod-role',
        'role-arn-without-token-file',
      ]);
    });

    it('says that nobody answers', async () => {
      const { environment: host, close: stop } = await start();
      await stop();
      const chain = await test.explain(on(host));
      expect(chain.step('instance-metadata')).toMatchObject({
        outcome: 'failed',
        reason: expect.stringMatching(
          /^the metadata service of the host is asked last; .+/,
        ),
      });
      expect(chain.identity.failure?.code).toBe('no-credentials');
    });
  });
});
