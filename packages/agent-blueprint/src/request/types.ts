import type { AccessNeed } from 'iam-policy-engine';
import type { DestinationsRequest } from './destinationTypes';
import type { PlatformRequest } from './platformTypes';

/**
 * The catalog entity whose agent it is.
 *
 * @public
 */
export interface EntityName {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * A metric of a selector.
 *
 * @public
 */
export interface MetricRequest {
  readonly name: string;
  /** CloudWatch statistics such as `Sum` or `p99`; at least one. */
  readonly statistics: readonly string[];
  /** Seconds; default: 300. */
  readonly periodSeconds?: number;
}

/**
 * Which metrics of one namespace to collect.
 *
 * @public
 */
export interface MetricSelectorRequest {
  /** E.g. `AWS/SQS`. */
  readonly namespace: string;
  /**
   * Values of dimensions. Exact values make a static job, which needs `metrics`; no dimensions, or `*` in a value, let the
   * exporter discover the resources.
   */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** Tags that a resource must have: by key the values of which it must have one, or none for any. */
  readonly tags?: Readonly<Record<string, readonly string[]>>;
  /** The selector as the entity's annotation is to say it; default: a line for each metric and statistic. */
  readonly text?: string;
  readonly metrics: readonly MetricRequest[];
}

/**
 * A place in S3.
 *
 * @public
 */
export interface DeliveryRequest {
  readonly bucket: string;
  /** Without a leading slash; may be empty. */
  readonly prefix?: string;
  /** Of the bucket; default: the first region. */
  readonly region?: string;
}

/**
 * Who observes the agent, by assuming its monitoring role.
 *
 * @public
 */
export interface PortalRequest {
  /** ARN of the role that the portal assumes the monitoring role from. */
  readonly principalArn: string;
  /** What the portal sends with AssumeRole for this entity. */
  readonly externalId: string;
  /** E.g. `o-a1b2c3d4e5`: callers must be of this organization too. */
  readonly organizationId?: string;
}

/**
 * Names of what is created in IAM.
 *
 * @public
 */
export interface RolesRequest {
  /** At most 64 characters. */
  readonly agentRoleName: string;
  /** At most 64 characters. */
  readonly monitoringRoleName: string;
  /** Default: `/`. */
  readonly path?: string;
  readonly permissionsBoundaryArn?: string;
}

/**
 * What the roles must be allowed to do. The caller owns the catalogue of capabilities.
 *
 * @public
 */
export interface NeedsRequest {
  /** Of the agent itself; may be empty. */
  readonly agent: readonly AccessNeed[];
  /** Of the portal that observes it. */
  readonly monitoring: readonly AccessNeed[];
}

/**
 * An agent to be onboarded. Plain data; {@link createBlueprint} checks all of it.
 *
 * @public
 */
export interface AgentRequest {
  readonly entity: EntityName;
  /** Reference of the owner, e.g. `group:default/team-payments`. */
  readonly owner: string;
  readonly accountId: string;
  /** At least one; the first is where regional resources are created. */
  readonly regions: readonly string[];
  readonly platform: PlatformRequest;
  /** Ids such as `cloudwatch-metrics`; unknown ones give no configuration but are annotated. */
  readonly capabilities: readonly string[];
  readonly metrics?: readonly MetricSelectorRequest[];
  readonly deliveries?: readonly DeliveryRequest[];
  /** Patterns of absolute paths of log files, for agents on machines. */
  readonly logFiles?: readonly string[];
  /** Log groups to read, for `cloudwatch-logs-read`. */
  readonly logGroups?: readonly string[];
  /** ARNs of what else the agent works on; annotated, so that its needs stay known. */
  readonly resources?: readonly string[];
  readonly portal: PortalRequest;
  readonly destinations?: DestinationsRequest;
  readonly roles: RolesRequest;
  readonly needs: NeedsRequest;
  /** Added to the tags that say whose agent it is. */
  readonly tags?: Readonly<Record<string, string>>;
}
