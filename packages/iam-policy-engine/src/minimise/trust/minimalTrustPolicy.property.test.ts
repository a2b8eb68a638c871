import fc from 'fast-check';
import { evaluate } from '../../evaluation/evaluate';
import { AccessRequest, RequestPrincipal } from '../../evaluation/types';
import { analysePolicy } from '../../findings/analysePolicy';
import { parsePolicy } from '../../policy/parsePolicy';
import { minimalTrustPolicy } from './minimalTrustPolicy';
import { TrustRequirement } from './types';

const HOME = '111122223333';
const RUNS = { seed: 21, numRuns: 300 };

/** A requirement, the request it is made for, and requests that differ in one thing that matters. */
interface Case {
  readonly requirement: TrustRequirement;
  readonly principal: RequestPrincipal;
  readonly action?: string;
  readonly context: Readonly<Record<string, string>>;
}

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), {
      minLength: length,
      maxLength: length,
    })
    .map(list => list.join(''));
const name = fc.stringMatching(/^[a-z][a-z0-9]{0,20}$/);
const region = fc.constantFrom('eu-west-1', 'us-gov-west-1', 'cn-north-1');
const service = (arn: string): RequestPrincipal => ({ kind: 'service', arn });

const crossAccount = fc
  .record({
    account: digits(12),
    role: name,
    externalId: fc.stringMatching(/^[\w+=,.@:/-]{2,40}$/),
    inOrganization: fc.boolean(),
    byAccount: fc.boolean(),
  })
  .map(({ account, role, externalId, inOrganization, byAccount }): Case => {
    const roleArn = `arn:aws:iam::${account}:role/${role}`;
    return {
      requirement: {
        platform: 'cross-account',
        principalArn: byAccount ? `arn:aws:iam::${account}:root` : roleArn,
        externalId,
        ...(byAccount && {
          callerArns: [`arn:aws:iam::${account}:role/${role}*`],
        }),
        ...(inOrganization && { organizationId: 'o-a1b2c3d4e5' }),
      },
      principal: { kind: 'role', arn: roleArn },
      context: {
        'sts:ExternalId': externalId,
        ...(inOrganization && { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' }),
      },
    };
  });

const irsa = fc
  .record({
    region,
    id: fc.stringMatching(/^[A-F0-9]{32}$/),
    namespace: name,
    serviceAccount: name,
  })
  .map(({ region: at, id, namespace, serviceAccount }): Case => {
    const issuer = `oidc.eks.${at}.amazonaws.com/id/${id}`;
    const oidcProviderArn = `arn:aws:iam::${HOME}:oidc-provider/${issuer}`;
    return {
      requirement: {
        platform: 'eks-irsa',
        oidcProviderArn,
        namespace,
        serviceAccount,
      },
      principal: {
        kind: 'federated',
        arn: oidcProviderArn,
        federatedProvider: oidcProviderArn,
      },
      action: 'sts:AssumeRoleWithWebIdentity',
      context: {
        [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
        [`${issuer}:aud`]: 'sts.amazonaws.com',
      },
    };
  });

const podIdentity = fc
  .record({ region, cluster: name, namespace: name, serviceAccount: name })
  .map(({ region: at, cluster, namespace, serviceAccount }): Case => {
    const clusterArn = `arn:aws:eks:${at}:${HOME}:cluster/${cluster}`;
    return {
      requirement: {
        platform: 'eks-pod-identity',
        clusterArn,
        namespace,
        serviceAccount,
      },
      principal: service('pods.eks.amazonaws.com'),
      context: {
        'aws:RequestTag/eks-cluster-arn': clusterArn,
        'aws:RequestTag/kubernetes-namespace': namespace,
        'aws:RequestTag/kubernetes-service-account': serviceAccount,
      },
    };
  });

const REGIONAL = {
  ecs: {
    principal: 'ecs-tasks.amazonaws.com',
    source: 'ecs',
    resource: 'task/c/1',
  },
  'ssm-hybrid': {
    principal: 'ssm.amazonaws.com',
    source: 'ssm',
    resource: 'managed-instance/mi-1',
  },
  'cloudwatch-logs': {
    principal: 'logs.amazonaws.com',
    source: 'logs',
    resource: 'log-group:g',
  },
} as const;

const regional = fc
  .record({
    platform: fc.constantFrom('ecs', 'ssm-hybrid', 'cloudwatch-logs'),
    region,
    accountId: digits(12),
  })
  .map(({ platform, region: at, accountId }): Case => {
    const { principal, source, resource } = REGIONAL[platform];
    return {
      requirement: { platform, accountId, region: at },
      principal: service(principal),
      context: {
        'aws:SourceAccount': accountId,
        'aws:SourceArn': `arn:aws:${source}:${at}:${accountId}:${resource}`,
      },
    };
  });

const rolesAnywhere = fc
  .record({ region, commonName: fc.stringMatching(/^[A-Za-z0-9 ._-]{1,30}$/) })
  .map(({ region: at, commonName }): Case => {
    const trustAnchorArn = `arn:aws:rolesanywhere:${at}:${HOME}:trust-anchor/0a1b-2c`;
    return {
      requirement: { platform: 'roles-anywhere', trustAnchorArn, commonName },
      principal: service('rolesanywhere.amazonaws.com'),
      context: {
        'aws:SourceArn': trustAnchorArn,
        'aws:PrincipalTag/x509Subject/CN': commonName,
      },
    };
  });

const firehose = fc
  .record({ region, stream: fc.stringMatching(/^[\w.-]{1,30}$/) })
  .map(({ region: at, stream }): Case => {
    const deliveryStreamArn = `arn:aws:firehose:${at}:${HOME}:deliverystream/${stream}`;
    return {
      requirement: { platform: 'firehose', deliveryStreamArn },
      principal: service('firehose.amazonaws.com'),
      context: {
        'aws:SourceAccount': HOME,
        'aws:SourceArn': deliveryStreamArn,
      },
    };
  });

const ec2 = fc.constantFrom('aws', 'aws-cn').map(
  (partition): Case => ({
    requirement: { platform: 'ec2', partition },
    principal: service(
      partition === 'aws' ? 'ec2.amazonaws.com' : 'ec2.amazonaws.com.cn',
    ),
    context: {},
  }),
);

const EACH: readonly [string, fc.Arbitrary<Case>][] = [
  ['cross-account', crossAccount],
  ['eks-irsa', irsa],
  ['eks-pod-identity', podIdentity],
  ['ecs, ssm-hybrid and cloudwatch-logs', regional],
  ['roles-anywhere', rolesAnywhere],
  ['firehose', firehose],
  ['ec2', ec2],
];

const generate = ({ requirement }: Case) =>
  parsePolicy(JSON.stringify(minimalTrustPolicy(requirement)), {
    type: 'trust',
  });

function isLetIn(each: Case, changes: Partial<AccessRequest> = {}): boolean {
  const identity = parsePolicy(
    { Statement: { Effect: 'Allow', Action: 'sts:*', Resource: '*' } },
    { type: 'identity' },
  );
  return evaluate(
    {
      principal: each.principal,
      action: each.action ?? 'sts:AssumeRole',
      resource: `arn:aws:iam::${HOME}:role/alloy`,
      context: each.context,
      ...changes,
    },
    { trust: generate(each), identity: [identity] },
  ).allowed;
}

describe.each(EACH)('trust for %s', (_, cases) => {
  it('has no findings', () => {
    fc.assert(
      fc.property(cases, each => {
        const { requirement } = each;
        expect(
          analysePolicy(generate(each), {
            accountId: HOME,
            expectedExternalId:
              requirement.platform === 'cross-account'
                ? requirement.externalId
                : undefined,
          }),
        ).toEqual([]);
      }),
      RUNS,
    );
  });

  it('lets in whom it is for', () => {
    fc.assert(
      fc.property(cases, each => {
        expect(isLetIn(each)).toBe(true);
      }),
      RUNS,
    );
  });

  it('lets in nobody else', () => {
    fc.assert(
      fc.property(cases, each => {
        const others: RequestPrincipal[] = [
          { kind: 'anonymous', arn: '*' },
          { kind: 'role', arn: `arn:aws:iam::${HOME}:role/x/other` },
          service('lambda.amazonaws.com'),
        ];
        expect(others.some(principal => isLetIn(each, { principal }))).toBe(
          false,
        );
        for (const [key, value] of Object.entries(each.context)) {
          const without = { ...each.context, [key]: undefined };
          expect(isLetIn(each, { context: without })).toBe(false);
          const another = value.startsWith('arn:')
            ? value.replace(/\d{12}/, '000000000000')
            : `${value}x`;
          expect(
            isLetIn(each, { context: { ...each.context, [key]: another } }),
          ).toBe(value === another);
        }
      }),
      RUNS,
    );
  });
});
