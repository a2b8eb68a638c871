import {
  Expression,
  Statement,
  attributes,
  block,
  call,
  reference,
} from 'alloy-syntax';
import type { AgentRequest } from '../request/types';
import { metricsReceivers } from './context';

/** Machines and tasks with this tag are scraped, on this port. */
export const SCRAPE_TAG = 'prometheus-scrape';
export const SCRAPE_PORT = 9100;

const REGION_LABEL = /-/g;

/** Finds tagged machines and scrapes them. */
export function ec2Discovery({ regions }: AgentRequest): Statement[] {
  return [
    ...regions.map(region =>
      block(
        'discovery.ec2',
        [
          ...attributes({ region, port: SCRAPE_PORT }),
          filter('instance-state-name', 'running'),
          filter(`tag:${SCRAPE_TAG}`, 'true'),
        ],
        labelOf(region),
      ),
    ),
    block(
      'discovery.relabel',
      [
        ...attributes({ targets: allTargets('discovery.ec2', regions) }),
        copyLabel('__meta_ec2_instance_id', 'instance_id'),
        copyLabel('__meta_ec2_availability_zone', 'availability_zone'),
      ],
      'ec2',
    ),
    scrape('ec2'),
  ];
}

/** Finds tasks of tagged services and scrapes them. */
export function ecsDiscovery({ regions }: AgentRequest): Statement[] {
  return [
    ...regions.map(region =>
      block(
        'discovery.aws',
        attributes({ role: 'ecs', region, port: SCRAPE_PORT }),
        `ecs_${labelOf(region)}`,
      ),
    ),
    block(
      'discovery.relabel',
      [
        ...attributes({
          targets: allTargets(
            'discovery.aws',
            regions,
            region => `ecs_${labelOf(region)}`,
          ),
        }),
        block(
          'rule',
          attributes({
            source_labels: ['__meta_ecs_last_status'],
            regex: 'RUNNING',
            action: 'keep',
          }),
        ),
        copyLabel('__meta_ecs_cluster', 'ecs_cluster'),
        copyLabel('__meta_ecs_service', 'ecs_service'),
      ],
      'ecs',
    ),
    scrape('ecs'),
  ];
}

function labelOf(region: string): string {
  return region.replace(REGION_LABEL, '_');
}

function filter(name: string, value: string): Statement {
  return block('filter', attributes({ name, values: [value] }));
}

function allTargets(
  component: string,
  regions: readonly string[],
  label: (region: string) => string = labelOf,
): Expression {
  const lists = regions.map(region =>
    reference(`${component}.${label(region)}.targets`),
  );
  return lists.length === 1 ? lists[0] : call('array.concat', ...lists);
}

function copyLabel(from: string, to: string): Statement {
  return block('rule', attributes({ source_labels: [from], target_label: to }));
}

function scrape(label: string): Statement {
  return block(
    'prometheus.scrape',
    attributes({
      targets: reference(`discovery.relabel.${label}.output`),
      forward_to: metricsReceivers(),
    }),
    label,
  );
}
