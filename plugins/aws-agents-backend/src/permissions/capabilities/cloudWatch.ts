import type {
  Capability,
  CapabilityNeed,
} from 'backstage-plugin-aws-agents-node';

const ALLOY = 'Grafana Alloy, prometheus.exporter.cloudwatch, "Authentication"';
const YACE = 'YACE, "Authentication", permissions by namespace';
const PERMISSIONS =
  'Amazon CloudWatch User Guide, "CloudWatch permissions reference"';

/** Needs of one namespace: YACE finds its resources by the service's own API. */
function ofNamespace(
  namespace: string,
  action: string,
  why: string,
  resource = '*',
): CapabilityNeed {
  return { action, resource, why, source: YACE, namespaces: [namespace] };
}

/** Reading CloudWatch metrics, as Alloy, Grafana Agent and YACE do. */
export const CLOUDWATCH_METRICS: Capability = {
  id: 'cloudwatch-metrics',
  needs: [
    {
      action: 'cloudwatch:ListMetrics',
      resource: '*',
      why: 'find the metrics of a namespace',
      source: ALLOY,
    },
    {
      action: 'cloudwatch:GetMetricData',
      resource: '*',
      why: 'read metrics in bulk',
      source: ALLOY,
    },
    {
      action: 'cloudwatch:GetMetricStatistics',
      resource: '*',
      why: 'read metrics of static jobs',
      source: `${ALLOY}; YACE itself calls it for static and custom namespace jobs only`,
    },
    {
      action: 'tag:GetResources',
      resource: '*',
      why: 'find resources by tag',
      source: ALLOY,
    },
    {
      action: 'iam:ListAccountAliases',
      resource: '*',
      why: 'name the account in labels',
      source: `${YACE}; Alloy's page does not list it, and the exporter runs without`,
      optional: true,
    },
    ofNamespace(
      'AWS/ApiGateway',
      'apigateway:GET',
      'find REST APIs',
      'arn:{partition}:apigateway:{region}::/restapis',
    ),
    ofNamespace(
      'AWS/ApiGateway',
      'apigateway:GET',
      'find HTTP and WebSocket APIs',
      'arn:{partition}:apigateway:{region}::/apis',
    ),
    ofNamespace(
      'AWS/AutoScaling',
      'autoscaling:DescribeAutoScalingGroups',
      'find Auto Scaling groups',
    ),
    ofNamespace(
      'AWS/DMS',
      'dms:DescribeReplicationInstances',
      'find replication instances',
    ),
    ofNamespace(
      'AWS/DMS',
      'dms:DescribeReplicationTasks',
      'find replication tasks',
    ),
    ofNamespace(
      'AWS/EC2Spot',
      'ec2:DescribeSpotFleetRequests',
      'find Spot Fleet requests',
    ),
    ofNamespace(
      'AWS/TransitGateway',
      'ec2:DescribeTransitGatewayAttachments',
      'find transit gateway attachments',
    ),
    ofNamespace('AWS/Prometheus', 'aps:ListWorkspaces', 'find workspaces'),
    ofNamespace(
      'AWS/DDoSProtection',
      'shield:ListProtections',
      'find protected resources',
    ),
    ofNamespace(
      'AWS/StorageGateway',
      'storagegateway:ListGateways',
      'find gateways',
    ),
    ofNamespace(
      'AWS/StorageGateway',
      'storagegateway:ListTagsForResource',
      'read the tags of gateways',
    ),
  ],
};

/** Reading the state of alarms. */
export const CLOUDWATCH_ALARMS: Capability = {
  id: 'cloudwatch-alarms',
  needs: [
    {
      action: 'cloudwatch:DescribeAlarms',
      resource: '*',
      why: 'read the state of alarms, composite ones included',
      source:
        'Amazon CloudWatch API Reference, DescribeAlarms: composite alarms are returned only where the permission is scoped to *',
    },
    {
      action: 'cloudwatch:DescribeAnomalyDetectors',
      resource: '*',
      why: 'read anomaly detectors',
      source: PERMISSIONS,
    },
  ],
};
