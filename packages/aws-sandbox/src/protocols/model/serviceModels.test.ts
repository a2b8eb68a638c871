import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { IAMClient } from '@aws-sdk/client-iam';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import { SSOClient } from '@aws-sdk/client-sso';
import { STSClient } from '@aws-sdk/client-sts';
import { requiredMembers } from '../shapes/missingMembers';
import { SERVICE_FACTS, type ServiceName } from './serviceFacts';
import { serviceModel } from './serviceModels';

const CLIENTS = {
  cloudtrail: CloudTrailClient,
  cloudwatch: CloudWatchClient,
  iam: IAMClient,
  organizations: OrganizationsClient,
  s3: S3Client,
  secretsmanager: SecretsManagerClient,
  ssm: SSMClient,
  sso: SSOClient,
  sts: STSClient,
  tagging: ResourceGroupsTaggingAPIClient,
} as const;

/** Operations without which the sandbox is of no use. */
const NEEDED: Readonly<Record<ServiceName, readonly string[]>> = {
  cloudtrail: ['LookupEvents'],
  cloudwatch: ['GetMetricData', 'ListMetrics', 'PutMetricData'],
  iam: ['GetRole', 'SimulatePrincipalPolicy'],
  organizations: ['ListParents', 'ListPoliciesForTarget', 'DescribePolicy'],
  s3: ['GetObject', 'ListObjectsV2', 'PutBucketEncryption'],
  secretsmanager: ['GetSecretValue'],
  ssm: ['GetParameter'],
  sso: ['GetRoleCredentials'],
  sts: ['AssumeRole', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'],
  tagging: ['GetResources'],
};

const SERVICES = Object.keys(NEEDED) as ServiceName[];

// The clients export their schemas without promising to. These tests say first, and by name, when that changes.
describe('what the SDK clients export', () => {
  it.each(SERVICES)('has the operations of %s', service => {
    const names = serviceModel(service).operations.map(o => o.name);
    expect(names).toEqual(expect.arrayContaining([...NEEDED[service]]));
  });

  it.each(SERVICES)('agrees with the facts stated of %s', service => {
    const { config } = new CLIENTS[service]({ region: 'eu-west-1' });
    const { xmlNamespace, version, target } = SERVICE_FACTS[service];
    expect(config).toMatchObject({
      protocolSettings: {
        version,
        serviceTarget: target,
        ...(xmlNamespace && { xmlNamespace }),
      },
    });
  });

  it('tells the types of members', () => {
    const { input } = serviceModel('cloudwatch').operation('GetMetricData')!;
    expect(input.getMemberSchema('StartTime').isTimestampSchema()).toBe(true);
    expect(input.getMemberSchema('MaxDatapoints').isNumericSchema()).toBe(true);
    const queries = input.getMemberSchema('MetricDataQueries');
    expect(queries.isListSchema()).toBe(true);
    expect(queries.getValueSchema().isStructSchema()).toBe(true);
  });

  it('tells which members are required', () => {
    const { input } = serviceModel('sts').operation('AssumeRole')!;
    expect(requiredMembers(input)).toEqual(['RoleArn', 'RoleSessionName']);
  });

  it('tells where REST operations are', () => {
    const operation = serviceModel('s3').operation('ListObjectsV2')!;
    expect(operation.http).toEqual({
      method: 'GET',
      status: 200,
      segments: [],
      query: new Map([['list-type', '2']]),
    });
    expect(
      operation.input.getMemberSchema('Prefix').getMergedTraits().httpQuery,
    ).toBe('prefix');
  });

  it('tells both names of an error, and its status', () => {
    const byShape = serviceModel('iam').error('NoSuchEntityException');
    expect(byShape).toMatchObject({
      shapeName: 'NoSuchEntityException',
      queryCode: 'NoSuchEntity',
      httpStatus: 404,
    });
    expect(serviceModel('iam').error('NoSuchEntity')).toBe(byShape);
    expect(serviceModel('iam').error('Nonsense')).toBeUndefined();
  });
});
