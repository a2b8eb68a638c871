/**
 * Evaluations and parses per second of iam-policy-engine. Run from the root of the repository:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs test/benchmarks/iam-policy-engine.bench.ts
 *
 * Exits with 1 when a typical role is evaluated less than 20 000 times a second, or analysed in more than 5 ms, or one
 * with policies the size of AWS's ReadOnlyAccess and SecurityAudit in more than 50 ms.
 */
// The adapter of the backend: the figures are those of real facts about AWS's actions.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { IamDataKnowledge } from '../../plugins/aws-agents-backend/src/permissions/knowledge';
import {
  AccessRequest,
  ActionKnowledge,
  ApplicablePolicies,
  analysePolicies,
  evaluate,
  parseDenial,
  parsePolicy,
  renderDenial,
} from 'iam-policy-engine';
import { readOnlyAccess, securityAudit } from './managedPolicies';

const SECONDS_PER_ROW = 1;
const ACCOUNT = '111122223333';

const cloudWatch = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'CloudWatchReadOnly',
      Effect: 'Allow',
      Action: [
        'application-autoscaling:DescribeScalingPolicies',
        'autoscaling:Describe*',
        'cloudwatch:BatchGet*',
        'cloudwatch:Describe*',
        'cloudwatch:GenerateQuery',
        'cloudwatch:Get*',
        'cloudwatch:List*',
        'logs:Get*',
        'logs:List*',
        'logs:StartQuery',
        'logs:StopQuery',
        'logs:Describe*',
        'logs:TestMetricFilter',
        'logs:FilterLogEvents',
        'oam:ListSinks',
        'sns:Get*',
        'sns:List*',
        'tag:GetResources',
      ],
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: ['oam:ListAttachedLinks'],
      Resource: 'arn:aws:oam:*:*:sink/*',
    },
  ],
});
const deliveries = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['s3:ListBucket', 's3:GetBucketLocation'],
      Resource: 'arn:aws:s3:::acme-telemetry',
      Condition: { StringLike: { 's3:prefix': ['payments/*', 'payments'] } },
    },
    {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: 'arn:aws:s3:::acme-telemetry/${aws:PrincipalTag/service}/*',
    },
  ],
});
const guard = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      NotAction: ['iam:*', 'sts:*', 'organizations:*'],
      Resource: '*',
      Condition: {
        StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] },
      },
    },
    {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
});
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::999999999999:role/portal' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'sts:ExternalId': 'portal/component:default/payments' },
      },
    },
    {
      Effect: 'Allow',
      Principal: {
        Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC`,
      },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub':
            'system:serviceaccount:monitoring:alloy',
          'oidc.eks.eu-west-1.amazonaws.com/id/ABC:aud': 'sts.amazonaws.com',
        },
      },
    },
  ],
});
/** As many actions as AWS's ReadOnlyAccess has. */
const readOnly = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: Array.from({ length: 300 }, (_, service) =>
        ['Describe*', 'Get*', 'List*', `BatchGet${service}`, 'Search*'].map(
          action => `service-${service}:${action}`,
        ),
      ).flat(),
      Resource: '*',
    },
  ],
});

const identity = (text: string) => parsePolicy(text, { type: 'identity' });
const typicalRole: ApplicablePolicies = {
  identity: [cloudWatch, deliveries, guard].map(identity),
};
const guardedRole: ApplicablePolicies = {
  ...typicalRole,
  boundary: parsePolicy(guard.replace(/"Deny"/g, '"Allow"'), {
    type: 'boundary',
  }),
  session: [parsePolicy(cloudWatch, { type: 'session' })],
  scp: [1, 2, 3].map(() => [
    parsePolicy(
      '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
      {
        type: 'scp',
      },
    ),
    parsePolicy(guard, { type: 'scp' }),
  ]),
};
const broadRole: ApplicablePolicies = { identity: [identity(readOnly)] };

const context = {
  'aws:RequestedRegion': 'eu-west-1',
  'aws:SecureTransport': 'true',
  'aws:SourceIp': '203.0.113.7',
  'aws:PrincipalTag/service': 'payments',
};
const request = (
  action: string,
  resource = '*',
  more: AccessRequest['context'] = {},
): AccessRequest => ({
  principal: {
    kind: 'assumed-role',
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/payments-alloy/i-0abc`,
    roleArn: `arn:aws:iam::${ACCOUNT}:role/agents/payments-alloy`,
  },
  action,
  resource,
  resourceAccountId: ACCOUNT,
  context: { ...context, ...more },
});
const requests: readonly AccessRequest[] = [
  request('cloudwatch:GetMetricData'),
  request('cloudwatch:ListMetrics', '*', {
    'aws:RequestedRegion': 'ap-east-1',
  }),
  request('s3:ListBucket', 'arn:aws:s3:::acme-telemetry', {
    's3:prefix': 'payments/2026',
  }),
  request('s3:PutObject', 'arn:aws:s3:::acme-telemetry/payments/2026/x.gz'),
  request('s3:PutObject', 'arn:aws:s3:::acme-telemetry/orders/2026/x.gz'),
  request('ec2:DescribeInstances'),
  request('sqs:ReceiveMessage', `arn:aws:sqs:eu-west-1:${ACCOUNT}:payments`),
];
const denial = renderDenial(requests[6], evaluate(requests[6], typicalRole));

/** Parses and analyses all policies of a role, as the permission view does. */
const analyse = (texts: readonly string[], knowledge?: ActionKnowledge) => () =>
  analysePolicies(
    [
      ...texts.map(identity),
      parsePolicy(trust, { type: 'trust', id: 'trust policy' }),
    ],
    {
      knowledge,
      accountId: ACCOUNT,
      expectedExternalId: 'portal/component:default/payments',
    },
  );

/** Runs for a second after a warm-up, and counts. */
function perSecond(run: (i: number) => unknown): number {
  const warm = performance.now() + 200;
  for (let i = 0; performance.now() < warm; i += 1) run(i);
  const started = performance.now();
  const end = started + SECONDS_PER_ROW * 1000;
  let count = 0;
  while (performance.now() < end) {
    for (let i = 0; i < 10; i += 1) run(count + i);
    count += 10;
  }
  return Math.round((count * 1000) / (performance.now() - started));
}

const evaluateAll = (policies: ApplicablePolicies) => (i: number) =>
  evaluate(requests[i % requests.length], policies);

const TYPICAL = 'parse and analyse, typical agent role';
const LARGE = 'parse and analyse, ReadOnlyAccess and SecurityAudit';

async function measure(): Promise<readonly (readonly [string, number])[]> {
  const knowledge = await IamDataKnowledge.create().forActions(['*']);
  const reading = readOnlyAccess(knowledge);
  const audit = securityAudit(knowledge);
  const kilobytes = ({ text }: { text: string }) =>
    `${Math.round(text.length / 1024)} KB`;
  process.stdout.write(
    `ReadOnlyAccess-sized: ${reading.entries} entries, ${kilobytes(
      reading,
    )}; ` +
      `SecurityAudit-sized: ${audit.entries} entries, ${kilobytes(audit)}\n\n`,
  );
  return [
    ['evaluate, role with three policies', perSecond(evaluateAll(typicalRole))],
    [
      'evaluate, with boundary, session and 3 levels of SCPs',
      perSecond(evaluateAll(guardedRole)),
    ],
    [
      'evaluate, policy with 1500 actions',
      perSecond(i =>
        evaluate(request(`service-${(i * 7) % 320}:GetThing`), broadRole),
      ),
    ],
    ['parse, 18 actions', perSecond(() => identity(cloudWatch))],
    ['parse, 1500 actions', perSecond(() => identity(readOnly))],
    ['parse a denial', perSecond(() => parseDenial(denial))],
    [TYPICAL, perSecond(analyse([cloudWatch, deliveries], knowledge))],
    [LARGE, perSecond(analyse([reading.text, audit.text], knowledge))],
    [
      'the same, without knowledge of actions',
      perSecond(analyse([reading.text, audit.text])),
    ],
  ];
}

const TARGETS: readonly (readonly [string, number])[] = [
  ['evaluate, role with three policies', 20_000],
  [TYPICAL, 1000 / 5],
  [LARGE, 1000 / 50],
];

async function main() {
  const rows = await measure();
  process.stdout.write(
    `${'what'.padEnd(56)}${'per second'.padStart(12)}${'ms'.padStart(10)}\n`,
  );
  for (const [what, rate] of rows) {
    const milliseconds = (1000 / rate).toFixed(3);
    process.stdout.write(
      `${what.padEnd(56)}${rate
        .toLocaleString('en')
        .padStart(12)}${milliseconds.padStart(10)}\n`,
    );
  }
  for (const [what, target] of TARGETS) {
    const rate = rows.find(([name]) => name === what)?.[1] ?? 0;
    if (rate < target) {
      process.stdout.write(`${what}: below the target of ${target} a second\n`);
      process.exitCode = 1;
    }
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
