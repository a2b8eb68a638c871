import {
  CloudWatchClient,
  GetMetricDataCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
  type CloudWatchClientConfig,
} from '@aws-sdk/client-cloudwatch';
import {
  CloudTrailClient,
  LookupEventsCommand,
} from '@aws-sdk/client-cloudtrail';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetRoleCredentialsCommand, SSOClient } from '@aws-sdk/client-sso';
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { AwsQueryProtocol, AwsJson1_0Protocol } from '@aws-sdk/core/protocols';
import { SmithyRpcV2CborProtocol } from '@smithy/core/cbor';
import { AwsError } from '../service';
import { LoopbackEndpoint } from './__fixtures__/LoopbackEndpoint';

const NOON = new Date('2026-01-02T12:00:00.000Z');

describe('protocols, spoken with the SDK clients', () => {
  let endpoint: LoopbackEndpoint;

  beforeEach(async () => {
    endpoint = await LoopbackEndpoint.start();
  });
  afterEach(() => endpoint.stop());

  const settings = () => ({
    endpoint: endpoint.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });

  describe('awsQuery', () => {
    it('carries structures, lists and numbers to STS and a session back', async () => {
      const session = {
        Credentials: {
          AccessKeyId: 'ASIAEXAMPLE',
          SecretAccessKey: 'a/b+c=',
          SessionToken: '<token> & "more"',
          Expiration: NOON,
        },
        PackedPolicySize: 6,
      };
      endpoint.answer = () => session;
      const input = {
        RoleArn: 'arn:aws:iam::111122223333:role/agents/payments',
        RoleSessionName: 'portal',
        ExternalId: 'portal/component:default/payments',
        DurationSeconds: 900,
        Policy: '{"Version":"2012-10-17","Statement":[]}',
        PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
        Tags: [
          { Key: 'team', Value: 'a b' },
          { Key: 'empty', Value: '' },
        ],
        TransitiveTagKeys: ['team'],
      };
      const output = await new STSClient(settings()).send(
        new AssumeRoleCommand(input),
      );
      expect(endpoint.received[0]).toMatchObject({
        service: 'sts',
        protocol: 'awsQuery',
        operation: 'AssumeRole',
      });
      expect(endpoint.received[0].input).toEqual(input);
      expect(output).toMatchObject(session);
      expect(output.$metadata.requestId).toBe('request-1');
    });

    it('finds STS for a web identity, which is not signed', async () => {
      await new STSClient(settings()).send(
        new AssumeRoleWithWebIdentityCommand({
          RoleArn: 'arn:aws:iam::111122223333:role/agents/payments',
          RoleSessionName: 'pod',
          WebIdentityToken: 'a.b.c',
        }),
      );
      expect(endpoint.received[0]).toMatchObject({
        service: 'sts',
        operation: 'AssumeRoleWithWebIdentity',
      });
    });

    it('words a modelled error with its query code and status', async () => {
      endpoint.answer = () => {
        throw new AwsError('NoSuchEntityException', 'no such role', 400);
      };
      await expect(
        new IAMClient(settings()).send(new GetRoleCommand({ RoleName: 'x' })),
      ).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: 'no such role',
        Code: 'NoSuchEntity',
        $metadata: { httpStatusCode: 404 },
      });
    });

    it('names required members that are missing', async () => {
      await expect(
        new STSClient(settings()).send(
          new AssumeRoleCommand({
            RoleArn: undefined,
            RoleSessionName: 'portal',
          }),
        ),
      ).rejects.toMatchObject({
        name: 'ValidationError',
        message:
          "1 validation error detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null",
      });
    });
  });

  describe.each([
    ['awsJson1_0', AwsJson1_0Protocol],
    ['rpcV2Cbor', SmithyRpcV2CborProtocol],
    ['awsQuery', AwsQueryProtocol],
  ] as const)('CloudWatch by %s', (protocol, Protocol) => {
    const client = () =>
      new CloudWatchClient({
        ...settings(),
        protocol: Protocol,
      } as unknown as CloudWatchClientConfig);

    it('carries a query and its results', async () => {
      const input = {
        StartTime: new Date('2026-01-02T11:00:00.500Z'),
        EndTime: NOON,
        ScanBy: 'TimestampDescending' as const,
        MaxDatapoints: 100,
        MetricDataQueries: [
          {
            Id: 'm1',
            ReturnData: false,
            MetricStat: {
              Metric: {
                Namespace: 'AWS/SQS',
                MetricName: 'NumberOfMessagesSent',
                Dimensions: [{ Name: 'QueueName', Value: 'payments' }],
              },
              Period: 60,
              Stat: 'p99.9',
            },
          },
          { Id: 'e1', Expression: 'm1 * 2' },
        ],
      };
      const results = {
        MetricDataResults: [
          {
            Id: 'e1',
            Label: 'e1 & more',
            StatusCode: 'Complete',
            Timestamps: [NOON, new Date('2026-01-02T11:59:00.250Z')],
            Values: [1.5, 1e-7],
          },
          {
            Id: 'empty',
            StatusCode: 'Complete',
            Timestamps: [],
            Values: [],
          },
        ],
        Messages: [],
      };
      endpoint.answer = () => results;
      const output = await client().send(new GetMetricDataCommand(input));
      expect(endpoint.received[0]).toMatchObject({
        service: 'cloudwatch',
        protocol,
        operation: 'GetMetricData',
      });
      expect(endpoint.received[0].input).toEqual(input);
      expect(output).toMatchObject(results);
    });

    it('answers an operation without output', async () => {
      await client().send(
        new PutMetricDataCommand({
          Namespace: 'Custom',
          MetricData: [{ MetricName: 'Requests', Value: 1, Timestamp: NOON }],
        }),
      );
      expect(endpoint.received[0].input).toEqual({
        Namespace: 'Custom',
        MetricData: [{ MetricName: 'Requests', Value: 1, Timestamp: NOON }],
      });
    });

    it('gives an error the name that clients of every protocol know', async () => {
      endpoint.answer = () => {
        throw new AwsError('InvalidParameterValue', 'bad token', 400);
      };
      await expect(
        client().send(new ListMetricsCommand({})),
      ).rejects.toMatchObject({
        name: 'InvalidParameterValueException',
        message: 'bad token',
        $metadata: { httpStatusCode: 400 },
      });
    });

    it('names a missing parameter', async () => {
      await expect(
        client().send(
          new PutMetricDataCommand({
            Namespace: 'Custom',
            MetricData: [{ MetricName: undefined, Value: 1 }],
          }),
        ),
      ).rejects.toMatchObject({
        name: 'MissingRequiredParameterException',
        message: 'The parameter MetricData.member.1.MetricName is required.',
      });
    });
  });

  it('speaks awsJson1_1 with CloudTrail', async () => {
    const events = { Events: [{ EventId: 'e', EventTime: NOON }] };
    endpoint.answer = () => events;
    const input = {
      LookupAttributes: [
        { AttributeKey: 'EventName' as const, AttributeValue: 'AssumeRole' },
      ],
      StartTime: NOON,
    };
    const output = await new CloudTrailClient(settings()).send(
      new LookupEventsCommand(input),
    );
    expect(endpoint.received[0]).toMatchObject({
      protocol: 'awsJson1_1',
      input,
    });
    expect(output).toMatchObject(events);
  });

  it('speaks restJson1 with the SSO portal, unsigned', async () => {
    const roleCredentials = {
      accessKeyId: 'ASIAEXAMPLE',
      secretAccessKey: 's',
      sessionToken: 't',
      expiration: NOON.getTime(),
    };
    endpoint.answer = () => ({ roleCredentials });
    const input = {
      accountId: '111122223333',
      roleName: 'ReadOnly',
      accessToken: 'token',
    };
    const output = await new SSOClient(settings()).send(
      new GetRoleCredentialsCommand(input),
    );
    expect(endpoint.received[0]).toMatchObject({
      service: 'sso',
      protocol: 'restJson1',
      operation: 'GetRoleCredentials',
      input,
    });
    expect(output).toMatchObject({ roleCredentials });
  });
});
