import type {
  PolicyText,
  RoleData,
  StatementPlace,
} from 'backstage-plugin-aws-agents-common';
import {
  parsePolicy,
  PolicyParseError,
  statementLines,
  type Policy,
  type PolicyType,
} from 'iam-policy-engine';

/** A policy of a role: its text, and what the text says if it says anything. */
export interface ReadPolicy {
  readonly text: PolicyText;
  readonly type: PolicyType;
  /** Undefined when the text is no policy. */
  readonly policy?: Policy;
}

/** All policies that were read of one role. */
export class RolePolicySet {
  private readonly byId: ReadonlyMap<string, ReadPolicy>;

  static fromRole(role: RoleData): RolePolicySet {
    const scps = role.scps && 'levels' in role.scps && role.scps.levels;
    const own = role.policies.map(({ kind, name, arn, versionId, document }) =>
      read(kind === 'boundary' ? 'boundary' : 'identity', {
        id: `${kind}/${arn ?? name}`,
        kind,
        name,
        ...(arn ? { arn } : {}),
        ...(versionId ? { versionId } : {}),
        ...textOf(document),
      }),
    );
    const trust = read('trust', {
      id: 'trust',
      kind: 'trust',
      name: 'Trust policy',
      ...textOf(role.trustPolicy),
    });
    const levels = (scps || undefined)?.map(({ policies }, depth) =>
      policies.map(({ name, arn, document }) =>
        read('scp', {
          id: `scp/${depth}/${arn ?? name}`,
          kind: 'scp',
          name,
          ...(arn ? { arn } : {}),
          text: document,
          size: sizeOf(document),
        }),
      ),
    );
    return new RolePolicySet([...own, trust], levels);
  }

  private constructor(
    private readonly own: readonly ReadPolicy[],
    private readonly levels: ReadonlyArray<readonly ReadPolicy[]> | undefined,
  ) {
    this.byId = new Map(this.all.map(item => [item.text.id, item]));
  }

  get all(): readonly ReadPolicy[] {
    return [...this.own, ...(this.levels ?? []).flat()];
  }

  get identity(): Policy[] {
    return this.parsed('identity');
  }

  get boundary(): Policy | undefined {
    return this.parsed('boundary')[0];
  }

  get trust(): Policy | undefined {
    return this.parsed('trust')[0];
  }

  get scp(): Policy[][] | undefined {
    return this.levels?.map(level =>
      level.flatMap(({ policy }) => policy ?? []),
    );
  }

  /** Texts that are no policies. */
  get malformed(): ReadPolicy[] {
    return this.all.filter(({ policy }) => !policy);
  }

  /** Where a statement stands, for people. */
  place(
    policyId: string,
    { index, sid }: { index: number; sid?: string },
  ): StatementPlace {
    const found = this.byId.get(policyId);
    return {
      policyId,
      policyName: found?.text.name ?? policyId,
      index,
      ...(sid ? { sid } : {}),
      lines: (found?.policy && statementLines(found.policy, index)) ?? null,
    };
  }

  /** The id of a policy by its name; that of the trust policy without. */
  idOf(name: string | undefined): string {
    const found = this.own.find(
      ({ type, text }) => type !== 'trust' && text.name === name,
    );
    return found?.text.id ?? 'trust';
  }

  nameOf(policyId: string): string {
    return this.byId.get(policyId)?.text.name ?? policyId;
  }

  private parsed(type: PolicyType): Policy[] {
    return this.own.flatMap(item =>
      item.type === type && item.policy ? [item.policy] : [],
    );
  }
}

function read(type: PolicyType, text: PolicyText): ReadPolicy {
  try {
    const policy = parsePolicy(text.text, { type, id: text.id, arn: text.arn });
    return { text, type, policy };
  } catch (error) {
    if (error instanceof PolicyParseError) {
      return { text, type };
    }
    throw error;
  }
}

/** A document that was no JSON is kept as `{ text }`. */
function textOf(
  document: Record<string, unknown>,
): Pick<PolicyText, 'text' | 'size'> {
  const { text: raw } = document;
  const text =
    typeof raw === 'string' && Object.keys(document).length === 1
      ? raw
      : JSON.stringify(document, null, 2);
  return { text, size: sizeOf(text) };
}

/** IAM does not count white space. */
function sizeOf(text: string): number {
  return text.replace(/\s/g, '').length;
}
