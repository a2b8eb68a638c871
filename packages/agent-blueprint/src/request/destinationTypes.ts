/**
 * Where a secret is at run time. There is no member for the secret itself, by design.
 *
 * @public
 */
export type SecretReference =
  /** In the task's environment, put there by ECS; with `jsonKey`, one member of a secret that is a JSON object. */
  | {
      readonly type: 'secrets-manager';
      readonly arn: string;
      readonly jsonKey?: string;
      /** Where a customer key encrypts the secret. */
      readonly kmsKeyArn?: string;
    }
  /** Read from the Kubernetes API. */
  | {
      readonly type: 'kubernetes-secret';
      readonly name: string;
      readonly namespace: string;
      readonly key: string;
    }
  /** A file that only the agent can read. */
  | { readonly type: 'file'; readonly path: string };

/**
 * A user name with a password by reference.
 *
 * @public
 */
export interface BasicAuthRequest {
  readonly username: string;
  readonly password: SecretReference;
}

/**
 * Where metrics go.
 *
 * @public
 */
export interface MetricsDestination {
  /** Remote write URL. Requests to Amazon Managed Service for Prometheus are signed. */
  readonly url: string;
  /** For destinations that are not of AWS. */
  readonly basicAuth?: BasicAuthRequest;
}

/**
 * Where logs go.
 *
 * @public
 */
export interface LogsDestination {
  /** Push URL of Loki. */
  readonly url: string;
  readonly tenantId?: string;
  readonly basicAuth?: BasicAuthRequest;
}

/**
 * Where the agent sends what it collects.
 *
 * @public
 */
export interface DestinationsRequest {
  readonly metrics?: MetricsDestination;
  readonly logs?: LogsDestination;
  /** Key that Firehose must present to the agent, for `firehose-delivery`. */
  readonly firehoseAccessKey?: SecretReference;
}
