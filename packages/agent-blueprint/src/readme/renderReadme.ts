import type { Blueprint } from '../build/types';
import { entityRef } from '../build/entityRef';
import type { InfrastructureFlavour } from '../renderFiles';
import { stepsOf } from './steps';
import { withoutConfiguration } from './withoutConfiguration';

/** The README that goes with the generated files: what they are, and the steps that remain. */
export function renderReadme(
  blueprint: Blueprint,
  flavour: InfrastructureFlavour,
): string {
  const { request, agentRoleArn, monitoringRoleArn } = blueprint;
  const silent = withoutConfiguration(blueprint);
  const lines = [
    `# Grafana Alloy for ${entityRef(request.entity)}`,
    '',
    'Generated from what the agent is to do. The policies allow that and nothing else.',
    '',
    '| | |',
    '| --- | --- |',
    `| Account | \`${request.accountId}\` |`,
    `| Regions | \`${request.regions.join(', ')}\` |`,
    `| Platform | \`${request.platform.type}\` |`,
    `| Agent role | \`${agentRoleArn}\` |`,
    `| Monitoring role | \`${monitoringRoleArn}\` |`,
    `| External id | \`${request.portal.externalId}\` |`,
    '',
    '## Steps that remain',
    '',
    ...stepsOf(blueprint, flavour).map((step, i) => `${i + 1}. ${step}`),
    '',
    '## To know',
    '',
    '- Run one instance of the agent. A CloudWatch exporter must not be clustered: every instance would ask for, and pay for, the same metrics.',
    ...(blueprint.needsExperimental
      ? [
          '- The configuration has experimental components, so Alloy runs with `--stability.level=experimental`.',
        ]
      : []),
    ...(silent.length > 0
      ? [
          `- These capabilities give permissions and no configuration: ${silent
            .map(id => `\`${id}\``)
            .join(', ')}.`,
        ]
      : []),
    '- No secret is in these files; the configuration names where each one is.',
    '',
  ];
  return lines.join('\n');
}
