import type { Binding } from 'backstage-plugin-aws-agents-common';
import { parseMetricSelector } from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../agents';

/** An agent for tests: `payments` in one region, unless told otherwise. */
export function agentFixture(
  overrides: Partial<Omit<ResolvedAgent, 'binding'>> & {
    binding?: Partial<Binding>;
    metrics?: string[];
    deliveries?: string[];
  } = {},
): ResolvedAgent {
  const { binding, metrics = [], deliveries = [], ...agent } = overrides;
  const entityRef = agent.entityRef ?? 'component:default/payments';
  const accountId = agent.accountId ?? '111122223333';
  return {
    entityRef,
    title: 'Payments',
    owner: null,
    system: null,
    labels: {},
    accountId,
    accountName: null,
    partition: 'aws',
    monitoringRoleArn: `arn:aws:iam::${accountId}:role/monitoring/payments`,
    monitoringRoleIsAgentRole: false,
    regions: ['eu-west-1'],
    linkedAccounts: [],
    ...agent,
    binding: {
      entityRef,
      agentRoleArn: `arn:aws:iam::${accountId}:role/agents/payments-alloy`,
      partition: 'aws',
      accountId,
      regions: [],
      flavour: 'alloy',
      capabilities: [],
      metrics: metrics.map(selectorOf),
      deliveries: deliveries.map(uri => {
        const [bucket, ...rest] = uri.replace('s3://', '').split('/');
        return { uri, bucket, prefix: rest.join('/') };
      }),
      ...binding,
    },
  };
}

function selectorOf(text: string) {
  const parsed = parseMetricSelector(text);
  if (!parsed.ok) {
    throw new Error(`no selector: ${text}`);
  }
  return parsed.selector;
}
