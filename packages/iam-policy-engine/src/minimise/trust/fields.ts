import { TrustPlatform } from './types';

/** What a member must look like. */
export interface FieldRule {
  readonly pattern: RegExp;
  readonly expected: string;
  readonly optional?: boolean;
  readonly list?: boolean;
}

const optional = (rule: FieldRule): FieldRule => ({ ...rule, optional: true });

const ACCOUNT: FieldRule = {
  pattern: /^\d{12}$/,
  expected: '12 digits',
};
const REGION: FieldRule = {
  pattern: /^[a-z]{2,}(?:-[a-z]+)+-\d+$/,
  expected: 'a region such as eu-west-1',
};
const PARTITION = optional({
  pattern: /^aws(?:-[a-z]+)*$/,
  expected: 'aws, aws-cn or aws-us-gov',
});
/** Source: Kubernetes, "Object Names and IDs": namespaces are labels, service accounts subdomains. */
const NAMESPACE: FieldRule = {
  pattern: /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/,
  expected: 'the name of one Kubernetes namespace',
};
const SERVICE_ACCOUNT: FieldRule = {
  pattern: /^[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?$/,
  expected: 'the name of one Kubernetes service account',
};
const arn = (service: string, resource: string): RegExp =>
  new RegExp(`^arn:aws[a-z-]*:${service}:${resource}$`);

const REGIONAL = { accountId: ACCOUNT, region: REGION, partition: PARTITION };

/** The members of each platform's requirement. */
export const TRUST_FIELDS: Readonly<
  Record<TrustPlatform, Readonly<Record<string, FieldRule>>>
> = {
  'cross-account': {
    principalArn: {
      pattern: arn('iam', ':\\d{12}:(?:root|(?:role|user)/[^*?\\s]+)'),
      expected: 'the ARN of a role, a user or an account',
    },
    // Source: STS API Reference, AssumeRole.
    externalId: {
      pattern: /^[\w+=,.@:/-]{2,1224}$/,
      expected: '2 to 1224 letters, digits and +=,.@:/-',
    },
    callerArns: optional({
      pattern: arn('iam', ':\\d{12}:(?:role|user)/\\S+'),
      expected: 'ARNs of roles or users; * and ? are wildcards',
      list: true,
    }),
    organizationId: optional({
      pattern: /^o-[a-z0-9]{10,32}$/,
      expected: 'an organization such as o-a1b2c3d4e5',
    }),
  },
  'eks-irsa': {
    oidcProviderArn: {
      pattern: arn('iam', ':\\d{12}:oidc-provider/[^*?\\s]+'),
      expected: "the ARN of the cluster's OIDC provider in IAM",
    },
    namespace: NAMESPACE,
    serviceAccount: SERVICE_ACCOUNT,
    audience: optional({
      pattern: /^[^*?\s]+$/,
      expected: 'an audience such as sts.amazonaws.com',
    }),
  },
  'eks-pod-identity': {
    clusterArn: {
      pattern: arn('eks', '[a-z0-9-]+:\\d{12}:cluster/[A-Za-z0-9_-]+'),
      expected: 'the ARN of an EKS cluster',
    },
    namespace: NAMESPACE,
    serviceAccount: SERVICE_ACCOUNT,
  },
  ecs: REGIONAL,
  'ssm-hybrid': REGIONAL,
  'cloudwatch-logs': REGIONAL,
  ec2: { partition: PARTITION },
  'roles-anywhere': {
    trustAnchorArn: {
      pattern: arn('rolesanywhere', '[a-z0-9-]+:\\d{12}:trust-anchor/[\\w-]+'),
      expected: 'the ARN of a trust anchor',
    },
    commonName: {
      pattern: /^[^*?$]+$/,
      expected: "the common name of the certificate's subject, no wildcards",
    },
  },
  firehose: {
    deliveryStreamArn: {
      pattern: arn('firehose', '[a-z0-9-]+:\\d{12}:deliverystream/[\\w.-]+'),
      expected: 'the ARN of a Firehose stream',
    },
  },
};
