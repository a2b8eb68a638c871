import type { DefaultRows } from './row';

const POD_SETS = [
  'ClusterName',
  'ClusterName Namespace',
  'ClusterName Namespace PodName',
  'ClusterName Namespace Service',
];

/** Default metrics of functions, containers and machines. */
export const COMPUTE_DEFAULTS: DefaultRows = {
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
  'AWS/AutoScaling': [
    ['GroupInServiceInstances', 'Minimum', 'None'],
    ['GroupDesiredCapacity', 'Average', 'None'],
  ],
  'AWS/ElasticMapReduce': [
    ['IsIdle', 'Minimum', 'None'],
    ['HDFSUtilization', 'Maximum', 'Percent'],
    ['MemoryAvailableMB', 'Minimum', 'Count'],
  ],
  'AWS/States': [
    ['ExecutionsStarted', 'Sum', 'Count'],
    ['ExecutionsFailed', 'Sum', 'Count'],
    ['ExecutionsTimedOut', 'Sum', 'Count'],
    ['ExecutionTime', 'Average', 'Milliseconds'],
  ],
};
