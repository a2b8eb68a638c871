import {
  parseIamArn,
  type Failure,
  type RoleData,
} from 'backstage-plugin-aws-agents-common';
import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';
import { parsePolicy, PolicyParseError, type Policy } from 'iam-policy-engine';
import { evaluateNeeds, type ConcreteNeed } from '../../permissions';
import { readGrants } from './readGrants';
import type { PolicyText, RoleReading } from './RoleReader';

/** A role as IAM described it, and what could not be read of it. */
export type InterpretedRole =
  | { readonly data: RoleData; readonly failures: readonly Failure[] }
  | { readonly refused: Failure };

/** Turns what IAM said of a role into data, unless it is not the role. */
export function interpretRole(
  agent: ObservedAgent,
  reading: RoleReading,
  needs: readonly ConcreteNeed[],
  now: Date,
): InterpretedRole {
  const another = refuseAnotherRole(agent, reading, now);
  if (another) {
    return { refused: another };
  }
  const parsed = reading.policies.map(text => parseText(text, now));
  const unread = [
    ...reading.failures,
    ...parsed.flatMap(({ failure }) => failure ?? []),
  ];
  return {
    data: toRoleData(agent, reading, parsed, needs, unread),
    failures: [...unread, ...profilesOf(reading).failures],
  };
}

/**
 * IAM finds a role by its name alone: with another path in the annotation it
 * answers all the same, with a role that the binding rules were not asked for.
 */
function refuseAnotherRole(
  { binding: { agentRoleArn } }: ObservedAgent,
  { role: { Arn } }: RoleReading,
  now: Date,
): Failure | undefined {
  if (!Arn || Arn === agentRoleArn) {
    return undefined;
  }
  return {
    code: 'another-role',
    message: `There is no role ${agentRoleArn}: the role of that name is ${Arn}.`,
    cause:
      'The path in the annotation aws-agents/role-arn is not that of the role.',
    remedy: `If the agent runs as ${Arn}, write that into the annotation.`,
    retryable: false,
    at: now.toISOString(),
  };
}

function profilesOf({ instanceProfiles: profiles }: RoleReading): {
  fact: Pick<RoleData, 'instanceProfiles'>;
  failures: Failure[];
} {
  if (!profiles) {
    return { fact: {}, failures: [] };
  }
  return 'names' in profiles
    ? { fact: { instanceProfiles: [...profiles.names] }, failures: [] }
    : { fact: { instanceProfiles: null }, failures: [profiles.failure] };
}

interface ParsedText {
  readonly text: PolicyText;
  readonly policy?: Policy;
  readonly failure?: Failure;
}

function toRoleData(
  agent: ObservedAgent,
  reading: RoleReading,
  parsed: readonly ParsedText[],
  needs: readonly ConcreteNeed[],
  failures: readonly Failure[],
): RoleData {
  const { role, trustPolicyText, policies } = reading;
  const arn = role.Arn ?? agent.binding.agentRoleArn;
  const identity = {
    arn,
    name: role.RoleName ?? parseIamArn(arn, 'role')?.name ?? arn,
    accountId: agent.accountId,
    partition: agent.partition,
  };
  const of = (kinds: string[]) =>
    parsed.flatMap(({ text, policy }) =>
      policy && kinds.includes(text.kind) ? [policy] : [],
    );
  const lastUsed = role.RoleLastUsed?.LastUsedDate;
  return {
    arn,
    name: identity.name,
    path: role.Path ?? '/',
    accountId: agent.accountId,
    ...(role.Description ? { description: role.Description } : {}),
    ...(role.CreateDate ? { createdAt: role.CreateDate.toISOString() } : {}),
    ...(role.MaxSessionDuration
      ? { maxSessionDurationSeconds: role.MaxSessionDuration }
      : {}),
    lastUsed: lastUsed
      ? { at: lastUsed.toISOString(), region: role.RoleLastUsed?.Region }
      : null,
    trustPolicy: toDocument(trustPolicyText),
    ...profilesOf(reading).fact,
    policies: policies.map(({ text, ...policy }) => ({
      ...policy,
      document: toDocument(text),
    })),
    ...(failures.length > 0 ? { incomplete: true } : {}),
    grants: readGrants(of(['inline', 'managed'])),
    needs: evaluateNeeds(
      needs,
      identity,
      // A policy that could not be read might be the one that allows.
      failures.length > 0
        ? undefined
        : {
            identity: of(['inline', 'managed']),
            boundary: of(['boundary'])[0],
          },
    ),
  };
}

function parseText(text: PolicyText, now: Date): ParsedText {
  try {
    const policy = parsePolicy(text.text, {
      type: text.kind === 'boundary' ? 'boundary' : 'identity',
      id: text.name,
      arn: text.arn,
    });
    return { text, policy };
  } catch (error) {
    if (!(error instanceof PolicyParseError)) {
      throw error;
    }
    return {
      text,
      failure: {
        code: 'policy-not-understood',
        message: `The policy ${text.name} could not be parsed.`,
        cause: error.message,
        remedy:
          'Check the policy with the policy validation of IAM Access Analyzer.',
        retryable: false,
        at: now.toISOString(),
      },
    };
  }
}

function toDocument(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    // Shown as it is: the parse failure is told beside it.
    return { text };
  }
}
