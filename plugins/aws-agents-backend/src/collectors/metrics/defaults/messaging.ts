import type { DefaultRows } from './row';

/** Default metrics of queues, streams and topics. */
export const MESSAGING_DEFAULTS: DefaultRows = {
  'AWS/SQS': [
    ['ApproximateNumberOfMessagesVisible', 'Maximum', 'Count'],
    ['ApproximateAgeOfOldestMessage', 'Maximum', 'Seconds'],
    ['NumberOfMessagesSent', 'Sum', 'Count'],
    ['NumberOfMessagesReceived', 'Sum', 'Count'],
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
  'AWS/AmazonMQ': [
    ['MessageCount', 'Maximum', 'Count'],
    ['ConnectionCount', 'Maximum', 'Count'],
    ['SystemCpuUtilization', 'Average', 'Percent'],
  ],
  'AWS/Events': [
    ['Invocations', 'Sum', 'Count'],
    ['FailedInvocations', 'Sum', 'Count'],
  ],
  'AWS/Kafka': [
    ['ActiveControllerCount', 'Maximum', 'Count'],
    ['OfflinePartitionsCount', 'Maximum', 'Count'],
    ['GlobalPartitionCount', 'Maximum', 'Count'],
  ],
  'AWS/Logs': [
    ['IncomingLogEvents', 'Sum', 'Count'],
    ['IncomingBytes', 'Sum', 'Bytes'],
  ],
};
