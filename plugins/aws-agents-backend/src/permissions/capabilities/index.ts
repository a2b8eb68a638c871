import type { Capability } from 'backstage-plugin-aws-agents-node';
import { CROSS_ACCOUNT_ROLES, SECRETS_READ } from './access';
import { CLOUDWATCH_ALARMS, CLOUDWATCH_METRICS } from './cloudWatch';
import { EC2_DISCOVERY, ECS_DISCOVERY } from './discovery';
import { LOGS_READ, LOGS_WRITE } from './logs';
import {
  AMP_QUERY,
  AMP_REMOTE_WRITE,
  FIREHOSE_DELIVERY,
  SQS_READ,
  XRAY_TRACES,
} from './pipelines';
import { S3_CONFIG, S3_LOGS } from './storage';

/** The built-in capabilities with the permissions they need. */
export const CAPABILITIES: readonly Capability[] = [
  CLOUDWATCH_METRICS,
  CLOUDWATCH_ALARMS,
  LOGS_READ,
  LOGS_WRITE,
  S3_LOGS,
  EC2_DISCOVERY,
  ECS_DISCOVERY,
  AMP_REMOTE_WRITE,
  AMP_QUERY,
  XRAY_TRACES,
  FIREHOSE_DELIVERY,
  SQS_READ,
  SECRETS_READ,
  S3_CONFIG,
  CROSS_ACCOUNT_ROLES,
];
