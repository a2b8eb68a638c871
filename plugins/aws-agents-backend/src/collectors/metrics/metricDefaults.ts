/** A metric that is charted when a selector names only a namespace. */
export interface DefaultMetric {
  readonly name: string;
  /** CloudWatch statistic that answers the usual question. */
  readonly statistic: string;
  /** CloudWatch unit. */
  readonly unit: string;
  /**
   * Sets of dimension names, sorted, under which AWS publishes it; absent:
   * under every set that a selector of this namespace can have.
   */
  readonly dimensionSets?: readonly (readonly string[])[];
  /** Seconds between points where AWS publishes less often than each minute. */
  readonly periodSeconds?: number;
}

/** Name, statistic, unit, sets of dimension names, seconds between points. */
type Row = readonly [string, string, string, (readonly string[])?, number?];

const DAY = 86_400;
const POD_SETS = [
  'ClusterName',
  'ClusterName Namespace',
  'ClusterName Namespace PodName',
  'ClusterName Namespace Service',
];
const TABLE_SETS = ['TableName', 'GlobalSecondaryIndexName TableName'];

/**
 * Names, units and dimensions as AWS documents them in each service's
 * "Monitoring with Amazon CloudWatch" page; those of CWAgent as in "Metrics
 * collected by the CloudWatch agent".
 */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'AWS/SQS': [
    ['ApproximateNumberOfMessagesVisible', 'Maximum', 'Count'],
    ['ApproximateAgeOfOldestMessage', 'Maximum', 'Seconds'],
    ['NumberOfMessagesSent', 'Sum', 'Count'],
    ['NumberOfMessagesReceived', 'Sum', 'Count'],
  ],
  'AWS/RDS': [
    ['CPUUtilization', 'Average', 'Percent'],
    ['DatabaseConnections', 'Maximum', 'Count'],
    ['FreeStorageSpace', 'Minimum', 'Bytes'],
    ['FreeableMemory', 'Minimum', 'Bytes'],
    ['ReadLatency', 'Average', 'Seconds'],
    ['WriteLatency', 'Average', 'Seconds'],
  ],
  'AWS/ApplicationELB': [
    [
      'RequestCount',
      'Sum',
      'Count',
      [
        'LoadBalancer',
        'LoadBalancer TargetGroup',
        'AvailabilityZone LoadBalancer',
      ],
    ],
    ['TargetResponseTime', 'Average', 'Seconds'],
    ['HTTPCode_Target_5XX_Count', 'Sum', 'Count'],
    [
      'HTTPCode_ELB_5XX_Count',
      'Sum',
      'Count',
      ['LoadBalancer', 'AvailabilityZone LoadBalancer'],
    ],
    ['HealthyHostCount', 'Minimum', 'Count', ['LoadBalancer TargetGroup']],
  ],
  'AWS/NetworkELB': [
    ['ActiveFlowCount', 'Average', 'Count'],
    ['ProcessedBytes', 'Sum', 'Bytes'],
    ['UnHealthyHostCount', 'Maximum', 'Count', ['LoadBalancer TargetGroup']],
  ],
  'AWS/Lambda': [
    ['Invocations', 'Sum', 'Count'],
    ['Errors', 'Sum', 'Count'],
    ['Throttles', 'Sum', 'Count'],
    ['Duration', 'Average', 'Milliseconds'],
    ['ConcurrentExecutions', 'Maximum', 'Count'],
  ],
  'AWS/ECS': [
    ['CPUUtilization', 'Average', 'Percent'],
    ['MemoryUtilization', 'Average', 'Percent'],
  ],
  'ECS/ContainerInsights': [
    ['CpuUtilized', 'Average', 'None'],
    ['MemoryUtilized', 'Average', 'Megabytes'],
    ['RunningTaskCount', 'Minimum', 'Count', ['ClusterName ServiceName']],
    ['NetworkRxBytes', 'Average', 'Bytes/Second'],
    ['NetworkTxBytes', 'Average', 'Bytes/Second'],
  ],
  ContainerInsights: [
    ['pod_cpu_utilization', 'Average', 'Percent', POD_SETS],
    ['pod_memory_utilization', 'Average', 'Percent', POD_SETS],
    [
      'pod_number_of_container_restarts',
      'Maximum',
      'Count',
      ['ClusterName Namespace PodName'],
    ],
    [
      'namespace_number_of_running_pods',
      'Minimum',
      'Count',
      ['ClusterName Namespace'],
    ],
    [
      'service_number_of_running_pods',
      'Minimum',
      'Count',
      ['ClusterName Namespace Service'],
    ],
    [
      'node_cpu_utilization',
      'Average',
      'Percent',
      ['ClusterName', 'ClusterName InstanceId NodeName'],
    ],
    ['cluster_failed_node_count', 'Maximum', 'Count', ['ClusterName']],
  ],
  CWAgent: [
    ['mem_used_percent', 'Average', 'Percent', ['InstanceId']],
    ['swap_used_percent', 'Average', 'Percent', ['InstanceId']],
    [
      'disk_used_percent',
      'Maximum',
      'Percent',
      ['InstanceId path device fstype', 'InstanceId path'],
    ],
  ],
  'AWS/EC2': [
    ['CPUUtilization', 'Average', 'Percent'],
    ['NetworkIn', 'Sum', 'Bytes'],
    ['NetworkOut', 'Sum', 'Bytes'],
    ['StatusCheckFailed', 'Maximum', 'Count'],
  ],
  'AWS/EBS': [
    ['VolumeReadBytes', 'Sum', 'Bytes'],
    ['VolumeWriteBytes', 'Sum', 'Bytes'],
    ['VolumeQueueLength', 'Average', 'Count'],
  ],
  'AWS/DynamoDB': [
    ['ConsumedReadCapacityUnits', 'Sum', 'Count', TABLE_SETS],
    ['ConsumedWriteCapacityUnits', 'Sum', 'Count', TABLE_SETS],
    ['ReadThrottleEvents', 'Sum', 'Count', TABLE_SETS],
    ['WriteThrottleEvents', 'Sum', 'Count', TABLE_SETS],
    [
      'SuccessfulRequestLatency',
      'Average',
      'Milliseconds',
      ['Operation TableName'],
    ],
  ],
  'AWS/S3': [
    ['BucketSizeBytes', 'Average', 'Bytes', ['BucketName StorageType'], DAY],
    ['NumberOfObjects', 'Average', 'Count', ['BucketName StorageType'], DAY],
    ['AllRequests', 'Sum', 'Count', ['BucketName FilterId']],
    ['4xxErrors', 'Sum', 'Count', ['BucketName FilterId']],
    ['5xxErrors', 'Sum', 'Count', ['BucketName FilterId']],
  ],
  'AWS/NATGateway': [
    ['BytesOutToDestination', 'Sum', 'Bytes'],
    ['ActiveConnectionCount', 'Maximum', 'Count'],
    ['ErrorPortAllocation', 'Sum', 'Count'],
    ['PacketsDropCount', 'Sum', 'Count'],
  ],
  'AWS/Kinesis': [
    ['IncomingRecords', 'Sum', 'Count'],
    ['IncomingBytes', 'Sum', 'Bytes'],
    ['GetRecords.IteratorAgeMilliseconds', 'Maximum', 'Milliseconds'],
    ['WriteProvisionedThroughputExceeded', 'Sum', 'Count'],
  ],
  'AWS/Firehose': [
    ['IncomingRecords', 'Sum', 'Count'],
    ['DeliveryToS3.Success', 'Average', 'Count'],
    ['DeliveryToS3.DataFreshness', 'Maximum', 'Seconds'],
  ],
  'AWS/SNS': [
    ['NumberOfMessagesPublished', 'Sum', 'Count'],
    ['NumberOfNotificationsDelivered', 'Sum', 'Count'],
    ['NumberOfNotificationsFailed', 'Sum', 'Count'],
  ],
  'AWS/ApiGateway': [
    ['Count', 'SampleCount', 'Count'],
    ['Latency', 'Average', 'Milliseconds'],
    ['4XXError', 'Sum', 'Count', ['ApiName', 'ApiName Stage']],
    ['5XXError', 'Sum', 'Count', ['ApiName', 'ApiName Stage']],
    ['4xx', 'Sum', 'Count', ['ApiId', 'ApiId Stage']],
    ['5xx', 'Sum', 'Count', ['ApiId', 'ApiId Stage']],
  ],
  'AWS/ElastiCache': [
    ['EngineCPUUtilization', 'Average', 'Percent'],
    ['DatabaseMemoryUsagePercentage', 'Average', 'Percent'],
    ['CurrConnections', 'Maximum', 'Count'],
    ['Evictions', 'Sum', 'Count'],
  ],
};

const DEFAULTS: ReadonlyMap<string, readonly DefaultMetric[]> = new Map(
  Object.entries(ROWS).map(([namespace, rows]) => [
    namespace,
    rows.map(toMetric),
  ]),
);

/** Metrics to show of a namespace; undefined when it is not a known one. */
export function defaultMetrics(
  namespace: string,
): readonly DefaultMetric[] | undefined {
  return DEFAULTS.get(namespace);
}

/** Default statistic and unit of a metric that a selector names itself. */
export function defaultMetric(
  namespace: string,
  name: string,
): DefaultMetric | undefined {
  return DEFAULTS.get(namespace)?.find(metric => metric.name === name);
}

/** All namespaces whose default metrics are known. */
export const KNOWN_NAMESPACES: readonly string[] = [...DEFAULTS.keys()];

function toMetric([name, statistic, unit, sets, period]: Row): DefaultMetric {
  return {
    name,
    statistic,
    unit,
    ...(sets ? { dimensionSets: sets.map(set => set.split(' ').sort()) } : {}),
    ...(period ? { periodSeconds: period } : {}),
  };
}
