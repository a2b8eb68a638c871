/** What a failure means and what to do about it. */
export interface FailureRow {
  /** Error codes of AWS, names of SDK errors, or system error codes. */
  errors: readonly string[];
  /** Used when no code matches: HTTP status codes, first and last. */
  statuses?: readonly [number, number];
  code: string;
  /** May hold `{service}`, `{operation}`, `{region}`, `{account}`, `{role}`. */
  message: string;
  cause: string;
  remedy: string;
  retryable: boolean;
}

/**
 * Failures by error code. Sources: "Common errors" in the API references of
 * STS, IAM and CloudWatch, "Error responses" of Amazon S3, Node.js errors.
 * Denials have a table of their own.
 */
export const FAILURE_TABLE: readonly FailureRow[] = [
  {
    errors: [
      'ExpiredToken',
      'ExpiredTokenException',
      'RequestExpired',
      'TokenRefreshRequired',
    ],
    code: 'expired-token',
    message: '{service} says that the session of {role} has expired.',
    cause:
      'The credentials were used after their expiry, or the role was changed such that its sessions were revoked.',
    remedy:
      'Nothing, the session is renewed by itself. If this repeats, compare the clock of the portal with the real time.',
    retryable: true,
  },
  {
    errors: [
      'InvalidIdentityToken',
      'IDPRejectedClaim',
      'IDPCommunicationError',
    ],
    code: 'identity-token-refused',
    message: '{service} in {region} does not accept the web identity token.',
    cause:
      'The account of the role has no OpenID Connect provider for the issuer of the token, the provider does not list its audience, or the token is not from that issuer.',
    remedy:
      "Compare the token's issuer and audience with the providers of the account: aws iam list-open-id-connect-providers.",
    retryable: false,
  },
  {
    errors: [
      'InvalidClientTokenId',
      'UnrecognizedClientException',
      'InvalidAccessKeyId',
      'InvalidToken',
    ],
    code: 'invalid-credentials',
    message: '{service} in {region} does not know the credentials.',
    cause:
      'The access key was deleted or deactivated, belongs to another partition, or the region {region} is not enabled in account {account}.',
    remedy:
      'Look at the credential chain for the key in use, and at the account settings for enabled regions.',
    retryable: false,
  },
  {
    errors: [
      'SignatureDoesNotMatch',
      'InvalidSignatureException',
      'IncompleteSignature',
      'IncompleteSignatureException',
    ],
    code: 'signature-mismatch',
    message: '{service} computed another signature for {operation}.',
    cause:
      'The secret access key is not the one of the access key id, or a proxy changed the request on its way.',
    remedy:
      'Enter the secret access key anew, and let proxies pass requests to AWS unchanged.',
    retryable: false,
  },
  {
    errors: ['RequestTimeTooSkewed', 'RequestTimeSkewed', 'RequestInTheFuture'],
    code: 'clock-skew',
    message: '{service} refused {operation} because of its time.',
    cause:
      'The clock of the portal is off by more than AWS accepts: 15 minutes, 5 for CloudWatch.',
    remedy: 'Synchronise the clock of the host on which the backend runs.',
    retryable: true,
  },
  {
    errors: [
      'Throttling',
      'ThrottlingException',
      'ThrottledException',
      'RequestThrottled',
      'RequestThrottledException',
      'RequestLimitExceeded',
      'TooManyRequestsException',
      'TooManyRequests',
      'BandwidthLimitExceeded',
      'LimitExceededException',
      'PriorRequestNotComplete',
      'SlowDown',
    ],
    statuses: [429, 429],
    code: 'throttled',
    message: '{service} throttles {operation} in account {account}, {region}.',
    cause:
      'Account {account} makes more requests than its quota in {region} allows.',
    remedy:
      'Wait, the call is repeated with growing pauses. If it lasts, raise awsAgents.collection.intervalSeconds or the quota.',
    retryable: true,
  },
  {
    errors: [
      'TimeoutError',
      'RequestTimeout',
      'RequestTimeoutException',
      'ETIMEDOUT',
      'ESOCKETTIMEDOUT',
    ],
    code: 'timeout',
    message: '{service} in {region} did not answer {operation} in time.',
    cause:
      'The service is slow, or a firewall, security group or network ACL drops packets to port 443.',
    remedy:
      'Check the route to the endpoint: outbound 443, the VPC endpoint and its security group, the proxy.',
    retryable: true,
  },
  {
    errors: ['AbortError'],
    code: 'out-of-time',
    message: 'The collection had no time left for {operation} of {service}.',
    cause:
      'Calls of account {account} wait for their turn for want of rate, or others of its calls do not answer in time.',
    remedy:
      'Look at the calls of the account for slow and throttled ones; raise awsAgents.collection.timeoutSeconds if there are just many.',
    retryable: true,
  },
  {
    errors: [
      'ECONNREFUSED',
      'ECONNRESET',
      'ECONNABORTED',
      'EPIPE',
      'EHOSTUNREACH',
      'ENETUNREACH',
    ],
    code: 'unreachable',
    message: 'The endpoint of {service} in {region} cannot be reached.',
    cause:
      'Nothing listens at the endpoint, or the connection was cut ({error}).',
    remedy:
      'Check awsAgents.endpoint, awsAgents.endpoints and AWS_ENDPOINT_URL, and the route to the endpoint.',
    retryable: true,
  },
  {
    errors: ['ENOTFOUND', 'EAI_AGAIN'],
    code: 'dns',
    message: 'The endpoint of {service} in {region} has no address.',
    cause: 'Its name could not be resolved ({error}).',
    remedy:
      'Check the name of the region and of the endpoint, and that private DNS is enabled on the VPC endpoint.',
    retryable: true,
  },
  {
    errors: [
      'CERT_HAS_EXPIRED',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'EPROTO',
    ],
    code: 'tls',
    message:
      'The endpoint of {service} in {region} has no certificate that can be trusted.',
    cause:
      'A proxy opens TLS connections, or the endpoint is not the one of AWS ({error}).',
    remedy:
      'Set NODE_EXTRA_CA_CERTS to the certificates of the proxy, or correct the endpoint.',
    retryable: false,
  },
  {
    errors: ['SyntaxError'],
    statuses: [200, 299],
    code: 'unreadable-answer',
    message:
      'What came back for {operation} of {service} in {region} is no answer of AWS.',
    cause:
      'A proxy or firewall answers in the place of AWS, or the endpoint is not one of AWS ({error}).',
    remedy:
      'Check the proxy, awsAgents.endpoint, awsAgents.endpoints and AWS_ENDPOINT_URL.',
    retryable: true,
  },
  {
    errors: ['NoSuchBucket'],
    code: 'no-such-bucket',
    message: 'The bucket does not exist.',
    cause: 'It was deleted, or its name is misspelt in aws-agents/deliveries.',
    remedy:
      'Correct the annotation aws-agents/deliveries, or create the bucket.',
    retryable: false,
  },
  {
    errors: [
      'PermanentRedirect',
      'AuthorizationHeaderMalformed',
      'IllegalLocationConstraintException',
      'IncorrectEndpoint',
    ],
    statuses: [301, 308],
    code: 'wrong-region',
    message: 'The bucket is not in {region}.',
    cause: 'S3 answers requests for a bucket only in the region of the bucket.',
    remedy: 'Add the region of the bucket to aws-agents/regions.',
    retryable: false,
  },
  {
    errors: ['OptInRequired', 'RegionDisabledException', 'RegionDisabled'],
    code: 'region-not-enabled',
    message: 'The region {region} is not enabled in account {account}.',
    cause:
      'Regions launched after March 2019 are off until the account turns them on, and STS must be active in them.',
    remedy:
      'Enable {region} in the account settings, or take it out of aws-agents/regions.',
    retryable: false,
  },
  {
    errors: ['CredentialsProviderError'],
    code: 'no-credentials',
    message: 'The portal found no AWS credentials.',
    cause: 'No source of the credential chain had any.',
    remedy:
      'Give the backend an identity; the credential chain shows what each source misses.',
    retryable: true,
  },
  {
    errors: [
      'MalformedPolicyDocument',
      'MalformedPolicyDocumentException',
      'PackedPolicyTooLarge',
      'PackedPolicyTooLargeException',
    ],
    code: 'session-policy-refused',
    message: 'STS refused the session policy or the session tags.',
    cause: 'AWS limits the packed size of session policy and tags together.',
    remedy: 'Use fewer or shorter awsAgents.session.tags.',
    retryable: false,
  },
  {
    errors: [
      'NoSuchEntity',
      'NoSuchEntityException',
      'NoSuchKey',
      'NotFound',
      'ResourceNotFound',
      'ResourceNotFoundException',
      'ParameterNotFound',
      'NoSuchBucketPolicy',
    ],
    statuses: [404, 404],
    code: 'not-found',
    message:
      '{service} does not find what {operation} asked for in account {account}.',
    cause: 'It was deleted, or its name is misspelt.',
    remedy:
      'Compare the names in the annotations with what exists in account {account}.',
    retryable: false,
  },
  {
    errors: [
      'InternalFailure',
      'InternalServerError',
      'InternalError',
      'InternalServiceFault',
      'InternalServiceError',
      'ServiceUnavailable',
      'ServiceUnavailableException',
    ],
    statuses: [500, 599],
    code: 'service-error',
    message: '{service} in {region} failed.',
    cause: 'AWS had a problem of its own.',
    remedy:
      'Wait, the call is repeated. If it lasts, look at the AWS Health Dashboard.',
    retryable: true,
  },
  {
    errors: [
      'ValidationError',
      'ValidationException',
      'InvalidParameterValue',
      'InvalidParameterValueException',
      'InvalidParameterCombination',
      'InvalidParameterException',
      'MissingParameter',
      'InvalidArgument',
      'InvalidInput',
    ],
    code: 'invalid-request',
    message: '{service} did not accept the parameters of {operation}.',
    cause: 'AWS says what is wrong with them.',
    remedy: 'Correct the annotation or config key that the message is about.',
    retryable: false,
  },
];

/** For what is in no other row. */
export const UNKNOWN_FAILURE: FailureRow = {
  errors: [],
  code: 'unknown',
  message: '{operation} of {service} failed.',
  cause: 'The error {error} is not one this portal knows.',
  remedy: 'Read what AWS says, and look at the log of the backend.',
  retryable: false,
};
