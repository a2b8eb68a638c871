import type { DefaultRows } from './row';

const DAY = 86_400;
const TABLE_SETS = ['TableName', 'GlobalSecondaryIndexName TableName'];
const DOMAIN_SETS = ['ClientId DomainName'];

/** Default metrics of databases and storage. */
export const DATA_DEFAULTS: DefaultRows = {
  'AWS/RDS': [
    ['CPUUtilization', 'Average', 'Percent'],
    ['DatabaseConnections', 'Maximum', 'Count'],
    ['FreeStorageSpace', 'Minimum', 'Bytes'],
    ['FreeableMemory', 'Minimum', 'Bytes'],
    ['ReadLatency', 'Average', 'Seconds'],
    ['WriteLatency', 'Average', 'Seconds'],
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
  'AWS/ElastiCache': [
    ['EngineCPUUtilization', 'Average', 'Percent'],
    ['DatabaseMemoryUsagePercentage', 'Average', 'Percent'],
    ['CurrConnections', 'Maximum', 'Count'],
    ['Evictions', 'Sum', 'Count'],
  ],
  'AWS/Backup': [
    ['NumberOfBackupJobsCompleted', 'Sum', 'Count'],
    ['NumberOfBackupJobsFailed', 'Sum', 'Count'],
  ],
  'AWS/DocDB': [
    ['CPUUtilization', 'Average', 'Percent'],
    ['DatabaseConnections', 'Maximum', 'Count'],
    ['FreeableMemory', 'Minimum', 'Bytes'],
  ],
  'AWS/EFS': [
    ['ClientConnections', 'Sum', 'Count'],
    ['DataReadIOBytes', 'Sum', 'Bytes'],
    ['DataWriteIOBytes', 'Sum', 'Bytes'],
    ['PercentIOLimit', 'Maximum', 'Percent'],
  ],
  'AWS/ES': [
    ['ClusterStatus.red', 'Maximum', 'Count', DOMAIN_SETS],
    ['CPUUtilization', 'Maximum', 'Percent', DOMAIN_SETS],
    ['FreeStorageSpace', 'Minimum', 'Megabytes', DOMAIN_SETS],
    ['JVMMemoryPressure', 'Maximum', 'Percent', DOMAIN_SETS],
  ],
  'AWS/FSx': [
    ['DataReadBytes', 'Sum', 'Bytes'],
    ['DataWriteBytes', 'Sum', 'Bytes'],
    ['FreeStorageCapacity', 'Minimum', 'Bytes'],
  ],
  'AWS/Neptune': [
    ['CPUUtilization', 'Average', 'Percent'],
    ['FreeableMemory', 'Minimum', 'Bytes'],
    ['MainRequestQueuePendingRequests', 'Maximum', 'Count'],
  ],
  'AWS/Redshift': [
    ['CPUUtilization', 'Average', 'Percent', ['ClusterIdentifier']],
    ['PercentageDiskSpaceUsed', 'Maximum', 'Percent', ['ClusterIdentifier']],
    ['DatabaseConnections', 'Average', 'Count', ['ClusterIdentifier']],
    ['HealthStatus', 'Minimum', 'Count', ['ClusterIdentifier']],
  ],
};
