import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListInstanceProfilesForRoleCommand,
  ListRolePoliciesCommand,
  type Role,
} from '@aws-sdk/client-iam';
import type { Failure, RolePolicy } from 'backstage-plugin-aws-agents-common';
import type { CollectorContext } from 'backstage-plugin-aws-agents-node';

/** A policy as IAM has it, its document still as text. */
export type PolicyText = Omit<RolePolicy, 'document'> & { text: string };

/** What could be read of a role, and what not. */
export interface RoleReading {
  readonly role: Role;
  /** Decoded from the URL encoding that IAM uses. */
  readonly trustPolicyText: string;
  readonly policies: readonly PolicyText[];
  /** Of policies that could not be read. */
  readonly failures: readonly Failure[];
  /** Absent when nobody asked for them. */
  readonly instanceProfiles?: InstanceProfiles;
}

/** The instance profiles with a role: their names, or why there are none. */
export type InstanceProfiles =
  | { readonly names: readonly string[] }
  | { readonly failure: Failure };

/** A list of IAM that comes in pages. */
interface Page<T> {
  items: T[];
  marker?: string;
}

/** Reads a role with all of its policies. */
export class RoleReader {
  private readonly failures: Failure[] = [];

  /** @param region - IAM is global: the region just picks its endpoint */
  static create(context: CollectorContext, region: string): RoleReader {
    return new RoleReader(context, region);
  }

  private constructor(
    private readonly context: CollectorContext,
    private readonly region: string,
  ) {}

  /**
   * Reads role, inline and managed policies and the boundary. A policy that
   * cannot be read becomes a failure.
   *
   * @throws whatever the AWS client throws for the role itself
   */
  async read(roleName: string): Promise<RoleReading> {
    const { Role: role } = await this.send(
      new GetRoleCommand({ RoleName: roleName }),
    );
    if (!role) {
      throw new Error(`IAM returned no role for ${roleName}`);
    }
    const boundaryArn = role.PermissionsBoundary?.PermissionsBoundaryArn;
    const policies = await Promise.all([
      this.readInline(roleName),
      this.readAttached(roleName),
      ...(boundaryArn ? [this.readManaged('boundary', boundaryArn)] : []),
    ]);
    return {
      role,
      trustPolicyText: decodeURIComponent(role.AssumeRolePolicyDocument ?? ''),
      policies: policies.flat(),
      failures: this.failures,
    };
  }

  /** Lists the instance profiles through which EC2 hands the role out. */
  async readInstanceProfiles(RoleName: string): Promise<InstanceProfiles> {
    try {
      const names = await listAll(async Marker => {
        const page = await this.send(
          new ListInstanceProfilesForRoleCommand({ RoleName, Marker }),
        );
        return {
          items: (page.InstanceProfiles ?? []).flatMap(
            ({ InstanceProfileName }) => InstanceProfileName ?? [],
          ),
          marker: page.Marker,
        };
      });
      return { names };
    } catch (error) {
      return { failure: this.toFailure(error, 'ListInstanceProfilesForRole') };
    }
  }

  private async readInline(RoleName: string): Promise<PolicyText[]> {
    const names = await this.tolerant('ListRolePolicies', () =>
      listAll(async Marker => {
        const page = await this.send(
          new ListRolePoliciesCommand({ RoleName, Marker }),
        );
        return { items: page.PolicyNames ?? [], marker: page.Marker };
      }),
    );
    const policies = names.map(PolicyName =>
      this.tolerant('GetRolePolicy', async () => {
        const policy = await this.send(
          new GetRolePolicyCommand({ RoleName, PolicyName }),
        );
        return [
          {
            kind: 'inline' as const,
            name: PolicyName,
            text: decodeURIComponent(policy.PolicyDocument ?? ''),
          },
        ];
      }),
    );
    return (await Promise.all(policies)).flat();
  }

  private async readAttached(RoleName: string): Promise<PolicyText[]> {
    const arns = await this.tolerant('ListAttachedRolePolicies', () =>
      listAll(async Marker => {
        const page = await this.send(
          new ListAttachedRolePoliciesCommand({ RoleName, Marker }),
        );
        return {
          items: (page.AttachedPolicies ?? []).flatMap(
            ({ PolicyArn }) => PolicyArn ?? [],
          ),
          marker: page.Marker,
        };
      }),
    );
    const policies = arns.map(arn => this.readManaged('managed', arn));
    return (await Promise.all(policies)).flat();
  }

  private async readManaged(
    kind: 'managed' | 'boundary',
    PolicyArn: string,
  ): Promise<PolicyText[]> {
    return await this.tolerant('GetPolicyVersion', async () => {
      const { Policy: policy } = await this.send(
        new GetPolicyCommand({ PolicyArn }),
      );
      const VersionId = policy?.DefaultVersionId;
      const { PolicyVersion: version } = await this.send(
        new GetPolicyVersionCommand({ PolicyArn, VersionId }),
      );
      return [
        {
          kind,
          name: policy?.PolicyName ?? PolicyArn,
          arn: PolicyArn,
          versionId: VersionId,
          text: decodeURIComponent(version?.Document ?? ''),
        },
      ];
    });
  }

  private async tolerant<T>(
    operation: string,
    read: () => Promise<T[]>,
  ): Promise<T[]> {
    try {
      return await read();
    } catch (error) {
      this.failures.push(this.toFailure(error, operation));
      return [];
    }
  }

  private toFailure(error: unknown, operation: string): Failure {
    const { region } = this;
    return this.context.toFailure(error, { service: 'IAM', operation, region });
  }

  /** Like the client's `send`, and counted. */
  private readonly send: IAMClient['send'] = (command: never) => {
    this.context.expectCalls(1);
    return this.context
      .client(IAMClient, this.region)
      .send(command, { abortSignal: this.context.signal });
  };
}

async function listAll<T>(
  list: (marker: string | undefined) => Promise<Page<T>>,
): Promise<T[]> {
  const all: T[] = [];
  let marker: string | undefined;
  do {
    const page = await list(marker);
    all.push(...page.items);
    marker = page.marker;
  } while (marker);
  return all;
}
