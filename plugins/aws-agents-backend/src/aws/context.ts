import type { Failure } from 'backstage-plugin-aws-agents-common';

/** What was being done when a call failed. */
export interface FailureContext {
  /** SDK's name of the service, for example `CloudWatch`. */
  service: string;
  /** For example `GetMetricData`. */
  operation: string;
  accountId?: string;
  region?: string;
  /** Role of the session that made the call; for AssumeRole the role to assume. */
  roleArn?: string;
  /** ExternalId that was sent, when one was. */
  externalId?: string;
  /** Who asked to assume the role. */
  callerArn?: string;
  /** Clock; the system's when absent. */
  now?: Date;
}

/** What a row of the failure table may say about a failure. */
export type FailureTexts = Pick<
  Failure,
  'code' | 'message' | 'cause' | 'remedy' | 'retryable'
>;
