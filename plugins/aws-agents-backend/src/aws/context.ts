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
  /** Who asked to assume the role; with the role's path where it is known. */
  callerArn?: string;
  /** What a trust policy must allow, when it is more than `sts:AssumeRole`. */
  trustActions?: readonly string[];
  /** Clock; the system's when absent. */
  now?: Date;
}
