import { parseArn } from '../arn';

/** `service:type`, pattern behind the account id, dimensions of its groups. */
export type ResourceRow = readonly [string, string, ...string[]];

/**
 * Resource types from the Tagging API's "Supported services", forms of ARNs
 * from the Service Authorization Reference, dimensions from each service's page
 * on monitoring with CloudWatch. A group of `@` stands for the whole ARN. Of rows
 * that a metric's dimensions fit equally, the first names its resource.
 */
export const RESOURCE_ROWS: Readonly<Record<string, readonly ResourceRow[]>> = {
  'AWS/ACMPrivateCA': [['acm-pca:certificate-authority', '@', 'PrivateCAArn']],
  'AWS/AmazonMQ': [['mq', 'broker:([^:]+):.+', 'Broker']],
  'AWS/ApiGateway': [
    // Of a REST API the ARN tells the id, but its metrics the name.
    ['apigateway', '/apis/([^/]+)', 'ApiId'],
    ['apigateway', '/apis/([^/]+)/stages/([^/]+)', 'ApiId', 'Stage'],
  ],
  'AWS/ApplicationELB': [
    ['elasticloadbalancing:targetgroup', '(targetgroup/.+)', 'TargetGroup'],
    [
      'elasticloadbalancing:loadbalancer/app',
      'loadbalancer/(app/.+)',
      'LoadBalancer',
    ],
  ],
  'AWS/AppStream': [['appstream', 'fleet/([^/]+)', 'Fleet']],
  'AWS/AppSync': [['appsync', 'apis/([^/]+)', 'GraphQLAPIId']],
  'AWS/Athena': [['athena', 'workgroup/([^/]+)', 'WorkGroup']],
  'AWS/Backup': [['backup', 'backup-vault:([^:]+)', 'BackupVaultName']],
  'AWS/Cassandra': [
    ['cassandra', '/keyspace/([^/]+)/table/([^/]+)', 'Keyspace', 'TableName'],
  ],
  'AWS/CertificateManager': [['acm:certificate', '@', 'CertificateArn']],
  'AWS/CloudFront': [
    ['cloudfront:distribution', 'distribution/([^/]+)', 'DistributionId'],
  ],
  'AWS/Cognito': [['cognito-idp:userpool', 'userpool/([^/]+)', 'UserPool']],
  'AWS/DMS': [['dms:rep', 'rep:([^:]+)', 'ReplicationInstanceIdentifier']],
  'AWS/DX': [
    ['directconnect', 'dxcon/([^/]+)', 'ConnectionId'],
    ['directconnect', 'dxvif/([^/]+)', 'VirtualInterfaceId'],
  ],
  'AWS/DataSync': [
    ['datasync:task', 'task/([^/]+)', 'TaskId'],
    ['datasync:agent', 'agent/([^/]+)', 'AgentId'],
  ],
  'AWS/DocDB': [
    ['rds:cluster', 'cluster:([^:]+)', 'DBClusterIdentifier'],
    ['rds:db', 'db:([^:]+)', 'DBInstanceIdentifier'],
  ],
  'AWS/DynamoDB': [['dynamodb:table', 'table/([^/]+)', 'TableName']],
  'AWS/EBS': [['ec2:volume', 'volume/([^/]+)', 'VolumeId']],
  'AWS/EC2': [['ec2:instance', 'instance/([^/]+)', 'InstanceId']],
  'AWS/ECS': [
    ['ecs:cluster', 'cluster/([^/]+)', 'ClusterName'],
    ['ecs:service', 'service/([^/]+)/([^/]+)', 'ClusterName', 'ServiceName'],
  ],
  'AWS/EFS': [
    ['elasticfilesystem:file-system', 'file-system/([^/]+)', 'FileSystemId'],
  ],
  'AWS/EKS': [['eks:cluster', 'cluster/([^/]+)', 'ClusterName']],
  'AWS/ELB': [
    [
      'elasticloadbalancing:loadbalancer',
      'loadbalancer/([^/]+)',
      'LoadBalancerName',
    ],
  ],
  'AWS/ES': [['es:domain', 'domain/([^/]+)', 'DomainName']],
  'AWS/ElastiCache': [
    ['elasticache:cluster', 'cluster:([^:]+)', 'CacheClusterId'],
    ['elasticache:serverlesscache', 'serverlesscache:([^:]+)', 'clusterId'],
  ],
  'AWS/ElasticBeanstalk': [
    [
      'elasticbeanstalk:environment',
      'environment/[^/]+/([^/]+)',
      'EnvironmentName',
    ],
  ],
  'AWS/ElasticMapReduce': [
    ['elasticmapreduce:cluster', 'cluster/([^/]+)', 'JobFlowId'],
  ],
  'AWS/Events': [['events:rule', 'rule/(?:[^/]+/)?([^/]+)', 'RuleName']],
  'AWS/FSx': [['fsx:file-system', 'file-system/([^/]+)', 'FileSystemId']],
  'AWS/Firehose': [
    ['firehose:deliverystream', 'deliverystream/([^/]+)', 'DeliveryStreamName'],
  ],
  'AWS/GatewayELB': [
    [
      'elasticloadbalancing:loadbalancer/gwy',
      'loadbalancer/(gwy/.+)',
      'LoadBalancer',
    ],
  ],
  'AWS/IoT': [['iot:rule', 'rule/([^/]+)', 'RuleName']],
  'AWS/Kafka': [['kafka:cluster', 'cluster/([^/]+)/.+', 'Cluster Name']],
  'AWS/Kinesis': [['kinesis:stream', 'stream/([^/]+)', 'StreamName']],
  'AWS/KinesisAnalytics': [
    ['kinesisanalytics:application', 'application/([^/]+)', 'Application'],
  ],
  'AWS/Lambda': [['lambda:function', 'function:([^:]+)', 'FunctionName']],
  'AWS/Logs': [
    ['logs:log-group', 'log-group:([^:]+)(?::\\*)?', 'LogGroupName'],
  ],
  'AWS/MemoryDB': [['memorydb:cluster', 'cluster/([^/]+)', 'ClusterName']],
  'AWS/NATGateway': [['ec2:natgateway', 'natgateway/([^/]+)', 'NatGatewayId']],
  'AWS/Neptune': [
    ['rds:cluster', 'cluster:([^:]+)', 'DBClusterIdentifier'],
    ['rds:db', 'db:([^:]+)', 'DBInstanceIdentifier'],
  ],
  'AWS/NetworkELB': [
    ['elasticloadbalancing:targetgroup', '(targetgroup/.+)', 'TargetGroup'],
    [
      'elasticloadbalancing:loadbalancer/net',
      'loadbalancer/(net/.+)',
      'LoadBalancer',
    ],
  ],
  'AWS/NetworkFirewall': [
    ['network-firewall:firewall', 'firewall/([^/]+)', 'FirewallName'],
  ],
  'AWS/PrivateLinkEndpoints': [
    ['ec2:vpc-endpoint', 'vpc-endpoint/([^/]+)', 'VPC Endpoint Id'],
  ],
  'AWS/RDS': [
    ['rds:db', 'db:([^:]+)', 'DBInstanceIdentifier'],
    ['rds:cluster', 'cluster:([^:]+)', 'DBClusterIdentifier'],
  ],
  'AWS/Redshift': [
    ['redshift:cluster', 'cluster:([^:]+)', 'ClusterIdentifier'],
  ],
  'AWS/Route53': [
    ['route53:healthcheck', 'healthcheck/([^/]+)', 'HealthCheckId'],
  ],
  'AWS/S3': [['s3', '([^/:]+)', 'BucketName']],
  'AWS/SNS': [['sns', '([^:]+)', 'TopicName']],
  'AWS/SQS': [['sqs', '([^:]+)', 'QueueName']],
  'AWS/SageMaker': [['sagemaker:endpoint', 'endpoint/([^/]+)', 'EndpointName']],
  'AWS/States': [['states:stateMachine', '@', 'StateMachineArn']],
  'AWS/TransitGateway': [
    ['ec2:transit-gateway', 'transit-gateway/([^/]+)', 'TransitGateway'],
  ],
  'AWS/VPN': [['ec2:vpn-connection', 'vpn-connection/([^/]+)', 'VpnId']],
  'AWS/WAFV2': [['wafv2', '(?:regional|global)/webacl/([^/]+)/.+', 'WebACL']],
  'AWS/WorkSpaces': [
    ['workspaces:workspace', 'workspace/([^/]+)', 'WorkspaceId'],
  ],
  ContainerInsights: [['eks:cluster', 'cluster/([^/]+)', 'ClusterName']],
  CWAgent: [['ec2:instance', 'instance/([^/]+)', 'InstanceId']],
  'ECS/ContainerInsights': [
    ['ecs:cluster', 'cluster/([^/]+)', 'ClusterName'],
    ['ecs:service', 'service/([^/]+)/([^/]+)', 'ClusterName', 'ServiceName'],
  ],
  Glue: [['glue:job', 'job/([^/]+)', 'JobName']],
};

/** A group of the whole ARN. */
export const WHOLE_ARN = '@';

/** Namespaces whose resources can be found by their tags. @public */
export const TAGGED_NAMESPACES: readonly string[] = Object.keys(RESOURCE_ROWS);

/**
 * Filters of the Resource Groups Tagging API for the resources whose metrics
 * are in a namespace; undefined when these cannot be found by tag.
 *
 * @public
 */
export function taggedResourceTypes(namespace: string): string[] | undefined {
  return Object.hasOwn(RESOURCE_ROWS, namespace)
    ? [...new Set(RESOURCE_ROWS[namespace].map(([type]) => type))]
    : undefined;
}

/**
 * The dimensions that a resource has in a namespace; undefined when the
 * resource has no metrics there.
 *
 * @public
 */
export function dimensionsOfArn(
  namespace: string,
  arn: string,
): Record<string, string> | undefined {
  const parts = parseArn(arn);
  const rows = Object.hasOwn(RESOURCE_ROWS, namespace)
    ? RESOURCE_ROWS[namespace]
    : [];
  for (const [type, pattern, ...dimensions] of parts ? rows : []) {
    const values =
      pattern === WHOLE_ARN
        ? [arn]
        : new RegExp(`^${pattern}$`).exec(parts?.resource ?? '')?.slice(1);
    if (values && parts?.service === type.split(':')[0]) {
      return Object.fromEntries(
        dimensions.map((name, index) => [name, values[index]]),
      );
    }
  }
  return undefined;
}
