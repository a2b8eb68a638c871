import type { ErrorFamily } from '../identity';
import type { ServiceName } from '../protocols';

/** An error as a table states it. */
export interface StatedError {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

/** What services do alike for all of their operations, and differently from each other. */
export interface ServiceBehaviour {
  readonly family: ErrorFamily;
  /** How far a request's date may be off. */
  readonly maxSkewSeconds: number;
  /** What a denial is called; its message comes from the policy engine. */
  readonly denied: Omit<StatedError, 'message'>;
  readonly throttled: StatedError;
  /** By HTTP status. */
  readonly failed: Readonly<Record<500 | 503, StatedError>>;
}

const RATE_EXCEEDED = 'Rate exceeded';
const UNKNOWN_REASON =
  'The request processing has failed because of an unknown error, exception or failure.';
const UNAVAILABLE =
  'The request has failed due to a temporary failure of the server.';

const QUERY: ServiceBehaviour = {
  family: 'query',
  maxSkewSeconds: 900,
  denied: { code: 'AccessDenied', status: 403 },
  throttled: { code: 'Throttling', status: 400, message: RATE_EXCEEDED },
  failed: {
    500: { code: 'InternalFailure', status: 500, message: UNKNOWN_REASON },
    503: { code: 'ServiceUnavailable', status: 503, message: UNAVAILABLE },
  },
};

const JSON_SERVICE: ServiceBehaviour = {
  family: 'json',
  maxSkewSeconds: 900,
  denied: { code: 'AccessDeniedException', status: 400 },
  throttled: {
    code: 'ThrottlingException',
    status: 400,
    message: RATE_EXCEEDED,
  },
  failed: {
    500: { code: 'InternalFailure', status: 500, message: UNKNOWN_REASON },
    503: {
      code: 'ServiceUnavailableException',
      status: 503,
      message: UNAVAILABLE,
    },
  },
};

const S3: ServiceBehaviour = {
  family: 's3',
  maxSkewSeconds: 900,
  denied: { code: 'AccessDenied', status: 403 },
  throttled: {
    code: 'SlowDown',
    status: 503,
    message: 'Please reduce your request rate.',
  },
  failed: {
    500: {
      code: 'InternalError',
      status: 500,
      message: 'We encountered an internal error. Please try again.',
    },
    503: {
      code: 'ServiceUnavailable',
      status: 503,
      message: 'Service is unable to handle request.',
    },
  },
};

/** Sources: each service's "Common errors" page; skew from the CloudWatch and the IAM documentation. */
export const SERVICE_BEHAVIOUR: Readonly<
  Record<ServiceName, ServiceBehaviour>
> = {
  cloudtrail: JSON_SERVICE,
  cloudwatch: { ...QUERY, maxSkewSeconds: 300 },
  iam: QUERY,
  organizations: JSON_SERVICE,
  s3: S3,
  secretsmanager: JSON_SERVICE,
  ssm: JSON_SERVICE,
  sso: JSON_SERVICE,
  sts: QUERY,
  tagging: JSON_SERVICE,
};

/** Operations that take something else for a signature: a token in the request. */
export const UNSIGNED_OPERATIONS: ReadonlySet<string> = new Set([
  'sts:AssumeRoleWithWebIdentity',
  'sso:GetRoleCredentials',
  'sso:ListAccountRoles',
  'sso:ListAccounts',
]);

/** Services that answer anonymous requests where a resource's policy lets them. */
export const ANONYMOUS_SERVICES: ReadonlySet<ServiceName> = new Set(['s3']);
