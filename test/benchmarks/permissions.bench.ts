/**
 * How long the analysis of a role's permissions holds the event loop, and takes in all. Run from the root of the
 * repository:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs test/benchmarks/permissions.bench.ts
 *
 * Exits with 1 when a role with the breadth of ReadOnlyAccess or SecurityAudit holds the event loop for more than 50 ms
 * at a time, or a typical agent role for more than 5 ms.
 */
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { RoleData } from 'backstage-plugin-aws-agents-common';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { agentFixture } from '../../plugins/aws-agents-backend/src/__fixtures__/agents';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  CAPABILITIES,
  PermissionAnalyst,
} from '../../plugins/aws-agents-backend/src/permissions';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { IamDataKnowledge } from '../../plugins/aws-agents-backend/src/permissions/knowledge';

const RUNS = 10;

const agent = agentFixture({
  binding: { capabilities: ['cloudwatch-metrics', 's3-logs', 'ec2-discovery'] },
  deliveries: ['s3://acme-telemetry/payments/'],
});

function analyst() {
  return PermissionAnalyst.create({
    capabilities: new Map(CAPABILITIES.map(item => [item.id, item])),
    rules: [],
    readsOf: () => [],
    externalIdOf: () => undefined,
    ownAccounts: [],
    logger: { error: () => {} },
  });
}

const BOUNDARY: RoleData['policies'] = [
  {
    kind: 'boundary',
    name: 'guardrail',
    arn: 'arn:aws:iam::111122223333:policy/guardrail',
    document: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: ['iam:*', 'organizations:*'], Resource: '*' },
      ],
    },
  },
];

function role(
  Statement: object[],
  further: RoleData['policies'] = [],
): RoleData {
  return {
    arn: agent.binding.agentRoleArn,
    name: 'payments-alloy',
    path: '/agents/',
    accountId: agent.accountId,
    lastUsed: null,
    trustPolicy: {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Service: 'ec2.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    },
    policies: [
      {
        kind: 'managed',
        name: 'policy',
        arn: 'arn:aws:iam::aws:policy/policy',
        document: { Version: '2012-10-17', Statement },
      },
      ...further,
    ],
    grants: [],
    needs: [],
  };
}

/** Patterns as in ReadOnlyAccess: what reads and lists, by service. */
async function readOnly(): Promise<string[]> {
  const knowledge = await IamDataKnowledge.create().forActions(['*']);
  return [...knowledge.services].flatMap(service =>
    ['Get*', 'List*', 'Describe*', 'BatchGet*'].flatMap(pattern =>
      knowledge
        .actionsOf(service)
        .some(({ name }) => name.startsWith(pattern.slice(0, -1)))
        ? [`${service}:${pattern}`]
        : [],
    ),
  );
}

/** Single actions as in SecurityAudit, more of them than it has. */
async function audit(): Promise<string[]> {
  const knowledge = await IamDataKnowledge.create().forActions(['*']);
  return [...knowledge.services].flatMap(service =>
    knowledge
      .actionsOf(service)
      .filter(({ accessLevel }) => accessLevel === 'List')
      .slice(0, 5)
      .map(({ name }) => `${service}:${name}`),
  );
}

const TYPICAL = [
  {
    Effect: 'Allow',
    Action: [
      'cloudwatch:ListMetrics',
      'cloudwatch:GetMetricData',
      'cloudwatch:GetMetricStatistics',
      'tag:GetResources',
      'ec2:DescribeInstances',
    ],
    Resource: '*',
  },
  {
    Effect: 'Allow',
    Action: ['s3:PutObject', 's3:GetObject', 's3:ListBucket'],
    Resource: ['arn:aws:s3:::acme-telemetry', 'arn:aws:s3:::acme-telemetry/*'],
  },
];

const allow = (Action: string[]) => [
  { Effect: 'Allow', Action, Resource: '*' },
];

async function measure(name: string, subject: RoleData, limitMs: number) {
  // The first run reads what is known of the services.
  await analyst().analyse(agent, subject);
  const shared = analyst();
  await shared.analyse(agent, subject);
  const held: number[] = [];
  const taken: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    await setTimeout(20);
    delay.enable();
    await setTimeout(5);
    const start = performance.now();
    await shared.analyse(agent, { ...subject, description: `run ${run}` });
    taken.push(performance.now() - start);
    await setTimeout(20);
    delay.disable();
    held.push(delay.max / 1e6);
  }
  const median = (values: number[]) =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  console.log(
    `${name.padEnd(34)} ${median(taken)
      .toFixed(1)
      .padStart(8)} ms in all, ${median(held)
      .toFixed(1)
      .padStart(6)} ms at a time (limit ${limitMs})`,
  );
  return median(held) <= limitMs;
}

async function main() {
  const results = [
    await measure('typical agent role', role(TYPICAL), 5),
    await measure(
      'breadth of ReadOnlyAccess',
      role(allow(await readOnly())),
      50,
    ),
    await measure(
      'breadth of ReadOnlyAccess, bounded',
      role(allow(await readOnly()), BOUNDARY),
      50,
    ),
    await measure('breadth of SecurityAudit', role(allow(await audit())), 50),
    await measure('administrator', role(allow(['*'])), 50),
  ];
  if (results.includes(false)) {
    process.exitCode = 1;
  }
}

main();
