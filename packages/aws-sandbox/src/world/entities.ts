import type { Policy } from 'iam-policy-engine';

/** A key and a value, as AWS tags are. */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/**
 * What users and roles have in common. What IAM can change is changed in place, here and in all other entities: whoever
 * holds one, for example a live session, sees what is in force now.
 */
export interface Identity {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  /** IAM's unique id, `AIDA...` or `AROA...`. */
  readonly id: string;
  readonly accountId: string;
  readonly created: Date;
  /** Inline policies by name. */
  readonly inlinePolicies: Map<string, Policy>;
  /** Attached managed policies, AWS's own included. */
  attachedPolicies: readonly ManagedPolicy[];
  permissionsBoundary?: ManagedPolicy;
  tags: readonly Tag[];
}

/** An IAM user. */
export interface User extends Identity {
  readonly kind: 'user';
  accessKeys: readonly AccessKey[];
}

/** A use of a role or key, as IAM remembers the last one. */
export interface LastUse {
  readonly at: Date;
  readonly region: string;
  /** Absent for roles, of which IAM does not remember it. */
  readonly service?: string;
}

/** An IAM role. */
export interface Role extends Identity {
  readonly kind: 'role';
  description?: string;
  trust: Policy;
  /** Seconds, 3,600 to 43,200. */
  maxSessionDuration: number;
  lastUsed?: LastUse;
  /** Last use of each service, by its name in ARNs; absent: of none. */
  serviceUse?: Map<string, LastUse>;
}

/** A user's long-lived access key. */
export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  readonly userName: string;
  readonly accountId: string;
  status: 'Active' | 'Inactive';
  readonly created: Date;
  lastUsed?: LastUse;
}

/** One version of a managed policy. */
export interface PolicyVersion {
  /** `v1`, `v2`, ... */
  readonly id: string;
  readonly policy: Policy;
  readonly created: Date;
  readonly isDefault: boolean;
}

/** A managed policy, the account's or AWS's. */
export interface ManagedPolicy {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly id: string;
  readonly description?: string;
  readonly created: Date;
  /** Newest first, as IAM lists them; never empty. */
  versions: readonly PolicyVersion[];
  /** Number of the newest version there ever was: IAM does not use numbers again. */
  latestVersion: number;
  readonly tags: readonly Tag[];
  readonly isAwsManaged: boolean;
}

/** An instance profile. */
export interface InstanceProfile {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly id: string;
  readonly created: Date;
  /** At most one. */
  roles: readonly Role[];
  readonly tags: readonly Tag[];
}

/** The version of a managed policy that is in force. */
export function defaultVersion(policy: ManagedPolicy): PolicyVersion {
  return policy.versions.find(v => v.isDefault) ?? policy.versions[0];
}

/** A policy's JSON text, as written where it was written as text. */
export function policyText(policy: Policy): string {
  return policy.source ?? JSON.stringify(policy.document);
}

/** Every identity-based policy of a user or role. */
export function identityPolicies(identity: Identity): Policy[] {
  return [
    ...identity.inlinePolicies.values(),
    ...identity.attachedPolicies.map(p => defaultVersion(p).policy),
  ];
}
