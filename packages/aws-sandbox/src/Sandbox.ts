import type {
  CredentialEndpoint,
  InstanceMetadataOptions,
  PodIdentityOptions,
  TaskRoleOptions,
} from './credential-endpoints';
import type { FaultRule, FaultRuleInput } from './faults';
import type { CallCount } from './server';
import type { CloudTrailEvent, EventFilter } from './services/cloudtrail';
import type { SsoCacheEntry } from './services/sso';
import type { PublishedKey, SandboxClock, WebIdentityClaims } from './world';

/**
 * A long-lived key of the seed, in the form that SDK clients take.
 *
 * @public
 */
export interface SandboxCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Account of the user. */
  readonly accountId: string;
  readonly userName: string;
}

/**
 * The faults that are injected into a sandbox.
 *
 * @public
 */
export interface SandboxFaults {
  /**
   * Injects a fault.
   *
   * @throws {@link FaultRuleError} that names the wrong member
   */
  add(rule: FaultRuleInput): FaultRule;
  /** All rules, spent ones included, in the order they were added. */
  list(): FaultRule[];
  /** Switches a rule on or off; false when there is none of this id. */
  setEnabled(id: string, enabled: boolean): boolean;
  /** Removes a rule; false when there is none of this id. */
  remove(id: string): boolean;
  /** Removes all rules. */
  clear(): void;
}

/**
 * Every call made to a sandbox.
 *
 * @public
 */
export interface SandboxCloudTrail {
  /** The events that a filter admits, oldest first. */
  events(filter?: EventFilter): CloudTrailEvent[];
  /** Forgets all events. */
  clear(): void;
}

/**
 * How often each operation was called.
 *
 * @public
 */
export interface SandboxCalls {
  /** All counts, by service and operation. */
  list(): CallCount[];
  /** Counts from zero again. */
  reset(): void;
}

/**
 * An OpenID Connect issuer that an account of the seed trusts, for example an EKS cluster.
 *
 * @public
 */
export interface SandboxIssuer {
  readonly url: string;
  /** The issuer's JSON Web Key Set. */
  readonly jwks: { readonly keys: readonly PublishedKey[] };
  /** Issues an RS256 token as the cluster's token service would. */
  mintToken(claims: WebIdentityClaims): string;
}

/**
 * What exists in a sandbox.
 *
 * @public
 */
export interface SandboxWorld {
  /** Finds an issuer by its URL. */
  issuer(url: string): SandboxIssuer | undefined;
}

/**
 * The endpoints from which instances, tasks and pods get credentials, each on a port of its own.
 *
 * @public
 */
export interface SandboxCredentialEndpoints {
  /**
   * Starts the metadata service of an EC2 instance.
   *
   * @throws {@link CredentialEndpointError} when account or instance profile are not in the seed
   */
  instanceMetadata(
    options: InstanceMetadataOptions,
  ): Promise<CredentialEndpoint>;
  /**
   * Starts the credentials endpoint of an ECS task.
   *
   * @throws {@link CredentialEndpointError} when the role is not in the seed
   */
  taskRole(options: TaskRoleOptions): Promise<CredentialEndpoint>;
  /**
   * Starts the agent of EKS Pod Identity for one association. `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE` has to hold a
   * token of the issuer for the audience `pods.eks.amazonaws.com`.
   *
   * @throws {@link CredentialEndpointError} when role or issuer are not in the seed
   */
  podIdentity(options: PodIdentityOptions): Promise<CredentialEndpoint>;
}

/**
 * Stands for the browser in which users of IAM Identity Center log in.
 *
 * @public
 */
export interface SandboxIdentityCenter {
  /**
   * Logs a user in.
   *
   * @param seconds - life of the access token; default: eight hours
   * @returns the cache entry, or undefined when the seed has no such user
   */
  login(userName: string, seconds?: number): SsoCacheEntry | undefined;
}

/**
 * Denials as sts:DecodeAuthorizationMessage takes them.
 *
 * @public
 */
export interface SandboxAuthorizationMessages {
  /**
   * The blob that services such as EC2 append to their refusals, for a request that was denied lately.
   *
   * @param requestId - of the denied request, as its error or CloudTrail has it
   */
  encodedFor(requestId: string): string | undefined;
}

/**
 * A running sandbox.
 *
 * @public
 */
export interface Sandbox {
  /** `http://127.0.0.1:<port>`, for every service. */
  readonly endpoint: string;
  /** The active keys of the seed's users, in its order. */
  readonly credentials: readonly SandboxCredentials[];
  readonly faults: SandboxFaults;
  readonly cloudTrail: SandboxCloudTrail;
  readonly calls: SandboxCalls;
  readonly clock: SandboxClock;
  readonly world: SandboxWorld;
  readonly credentialEndpoints: SandboxCredentialEndpoints;
  readonly identityCenter: SandboxIdentityCenter;
  readonly authorizationMessages: SandboxAuthorizationMessages;
  /** Ends all connections and stops listening. */
  close(): Promise<void>;
}
