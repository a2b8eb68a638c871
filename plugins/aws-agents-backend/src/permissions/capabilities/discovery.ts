import type {
  Capability,
  CapabilityNeed,
} from 'backstage-plugin-aws-agents-node';

const EC2 = 'Grafana Alloy, discovery.ec2';
const ECS = 'Grafana Alloy, discovery.ecs; AWS OpenTelemetry ECS observer';

const OWN_REGIONS = { StringEquals: { 'ec2:Region': ['{regions}'] } };

function ec2(
  action: string,
  why: string,
  source: string,
  optional?: boolean,
): CapabilityNeed {
  return {
    action: `ec2:${action}`,
    resource: '*',
    why,
    source,
    conditions: OWN_REGIONS,
    ...(optional ? { optional } : {}),
  };
}

function ecs(action: string, why: string, type?: string): CapabilityNeed {
  return {
    action: `ecs:${action}`,
    resource: type ? `arn:{partition}:ecs:{region}:{account}:${type}/*` : '*',
    why,
    source: ECS,
  };
}

/** Finding EC2 instances to scrape. */
export const EC2_DISCOVERY: Capability = {
  id: 'ec2-discovery',
  needs: [
    ec2('DescribeInstances', 'find instances to scrape', EC2),
    ec2(
      'DescribeAvailabilityZones',
      'name the availability zone id of an instance',
      `${EC2}: without it the label is missing`,
      true,
    ),
  ],
};

/** Finding ECS tasks to scrape. */
export const ECS_DISCOVERY: Capability = {
  id: 'ecs-discovery',
  needs: [
    ecs('ListClusters', 'find clusters'),
    ecs('ListServices', 'find the services of a cluster'),
    ecs('ListTasks', 'find tasks to scrape', 'container-instance'),
    ecs('DescribeClusters', 'read the names of clusters', 'cluster'),
    ecs('DescribeServices', 'read the services of tasks', 'service'),
    ecs('DescribeTasks', 'read the addresses of tasks', 'task'),
    ecs(
      'DescribeContainerInstances',
      'find the instance of a task on EC2',
      'container-instance',
    ),
    ecs('DescribeTaskDefinition', 'read the ports of containers'),
    ec2('DescribeInstances', 'read the addresses of instances', ECS),
    ec2('DescribeNetworkInterfaces', 'read the addresses of tasks', ECS),
  ],
};
