import type { Capability } from 'backstage-plugin-aws-agents-node';

const PERMISSIONS =
  'Amazon CloudWatch Logs User Guide, "CloudWatch Logs permissions reference"';
const EXPORTER = 'OpenTelemetry Collector, awscloudwatchlogsexporter';

const LOG_GROUP = 'arn:{partition}:logs:{region}:{account}:log-group:{name}:*';
const LOG_STREAM =
  'arn:{partition}:logs:{region}:{account}:log-group:{name}:log-stream:*';

/** Reading log events. */
export const LOGS_READ: Capability = {
  id: 'cloudwatch-logs-read',
  needs: [
    {
      action: 'logs:DescribeLogGroups',
      resource: '*',
      why: 'find log groups',
      source: PERMISSIONS,
    },
    {
      action: 'logs:FilterLogEvents',
      resource: LOG_GROUP,
      why: 'read log events',
      source: PERMISSIONS,
    },
  ],
};

/** Writing log events. */
export const LOGS_WRITE: Capability = {
  id: 'cloudwatch-logs-write',
  needs: [
    {
      action: 'logs:CreateLogGroup',
      resource: LOG_GROUP,
      why: 'create its log group',
      source: PERMISSIONS,
    },
    {
      action: 'logs:PutRetentionPolicy',
      resource: LOG_GROUP,
      why: 'set for how long its log group is kept',
      source: `${EXPORTER}: only where a retention is configured`,
      optional: true,
    },
    {
      action: 'logs:DescribeLogStreams',
      resource: LOG_GROUP,
      why: 'find its log streams',
      source: PERMISSIONS,
    },
    {
      action: 'logs:CreateLogStream',
      resource: LOG_STREAM,
      why: 'create its log stream',
      source: PERMISSIONS,
    },
    {
      action: 'logs:PutLogEvents',
      resource: LOG_STREAM,
      why: 'write log events',
      source: PERMISSIONS,
    },
  ],
};
