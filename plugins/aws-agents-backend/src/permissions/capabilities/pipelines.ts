import type { Capability } from 'backstage-plugin-aws-agents-node';

const AMP =
  'Amazon Managed Service for Prometheus User Guide, "IAM permissions and policies"';
const XRAY =
  'AWS X-Ray Developer Guide, managed policy AWSXRayDaemonWriteAccess';
const FIREHOSE =
  'Amazon CloudWatch User Guide, "Trust between CloudWatch and Firehose"';
const SQS = 'Amazon SQS Developer Guide, "Amazon SQS API permissions"';

const WORKSPACE = 'arn:{partition}:aps:{region}:{account}:workspace/{name}';
const STREAM =
  'arn:{partition}:firehose:{region}:{account}:deliverystream/{name}';
const QUEUE = 'arn:{partition}:sqs:{region}:{account}:{name}';

/** Sending metrics to Amazon Managed Service for Prometheus. */
export const AMP_REMOTE_WRITE: Capability = {
  id: 'amp-remote-write',
  needs: [
    {
      action: 'aps:RemoteWrite',
      resource: WORKSPACE,
      why: 'send metrics to the workspace',
      source: AMP,
    },
  ],
};

/** Querying Amazon Managed Service for Prometheus. */
export const AMP_QUERY: Capability = {
  id: 'amp-query',
  needs: (
    [
      ['QueryMetrics', 'query the workspace'],
      ['GetLabels', 'list labels'],
      ['GetSeries', 'list series'],
      ['GetMetricMetadata', 'read help texts and types'],
    ] as const
  ).map(([action, why]) => ({
    action: `aps:${action}`,
    resource: WORKSPACE,
    why,
    source: AMP,
  })),
};

/** Sending traces to X-Ray. */
export const XRAY_TRACES: Capability = {
  id: 'xray-traces',
  needs: (
    [
      ['PutTraceSegments', 'send traces'],
      ['PutTelemetryRecords', 'send telemetry records'],
      ['GetSamplingRules', 'follow the sampling rules'],
      ['GetSamplingTargets', 'follow the sampling quotas'],
      ['GetSamplingStatisticSummaries', 'report sampling statistics'],
    ] as const
  ).map(([action, why]) => ({
    action: `xray:${action}`,
    resource: '*',
    why,
    source: XRAY,
  })),
};

/** Sending records to Firehose. */
export const FIREHOSE_DELIVERY: Capability = {
  id: 'firehose-delivery',
  needs: (
    [
      ['PutRecord', 'send records'],
      ['PutRecordBatch', 'send records in batches'],
    ] as const
  ).map(([action, why]) => ({
    action: `firehose:${action}`,
    resource: STREAM,
    why,
    source: FIREHOSE,
  })),
};

/** Reading an SQS queue, such as that of S3 event notifications. */
export const SQS_READ: Capability = {
  id: 'sqs-read',
  needs: (
    [
      ['ReceiveMessage', 'receive messages'],
      ['DeleteMessage', 'delete what it has received'],
      ['GetQueueAttributes', 'read the state of the queue'],
    ] as const
  ).map(([action, why]) => ({
    action: `sqs:${action}`,
    resource: QUEUE,
    why,
    source: SQS,
  })),
};
