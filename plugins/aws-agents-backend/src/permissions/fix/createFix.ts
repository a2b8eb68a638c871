import type {
  FixedPolicy,
  FixFlavour,
  PermissionFixResponse,
  RoleData,
} from 'backstage-plugin-aws-agents-common';
import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';
import {
  minimalPolicy,
  type MinimalPolicy,
  type PolicyDocument,
} from 'iam-policy-engine';
import { RolePolicySet, type BareAnalysis } from '../analysis';
import type { ServiceKnowledge } from '../knowledge';
import { diffLines } from './diffLines';
import { effectOf } from './effect';
import { createTrust, type PortalAccess } from './newTrust';
import { prettyPolicy, renderFix } from './renderFix';

/** IAM: characters of all inline policies of a role. */
const MAX_INLINE = 10_240;
/** For a role whose policies have other names. */
const POLICY_NAME = 'agent-permissions';

type FixAnswer = Pick<PermissionFixResponse, 'fix' | 'reason'>;

/** What a fix is made of. */
export interface FixInput {
  readonly agent: ObservedAgent;
  readonly role: RoleData;
  readonly analysis: BareAnalysis;
  readonly flavour: FixFlavour;
  readonly knowledge: ServiceKnowledge;
  readonly portal: PortalAccess;
}

/** The least policies for an agent, and what they would change; or why there are none. */
export function createFix(input: FixInput): FixAnswer {
  const { agent, role, analysis, flavour, knowledge, portal } = input;
  const reason = obstacleTo(input);
  if (reason) {
    return { fix: null, reason };
  }
  const identity = minimalPolicy(analysis.settled);
  const newTrust = createTrust(agent, role, analysis.policies.trust, portal);
  const trust = 'document' in newTrust ? newTrust.document : null;
  const policyName = policyNameOf(role);
  const after = RolePolicySet.fromRole(
    changedRole(role, policyName, identity.document, trust),
  );
  const effect = effectOf(
    analysis,
    { identity: identity.document, trust },
    after,
    { ...role, partition: agent.partition },
    { knowledge, accountId: agent.accountId },
  );
  const boundary = role.policies.find(({ kind }) => kind === 'boundary');
  return {
    fix: {
      files: renderFix(
        { role, policyName, identity, trust, boundaryArn: boundary?.arn },
        flavour,
      ),
      identity: fixedIdentity(analysis, identity),
      trust: trust && fixedTrust(analysis, trust),
      ...('reason' in newTrust ? { trustReason: newTrust.reason } : {}),
      effect,
      replaces: replacedPolicies(role, policyName),
      notes: notesOn(role, policyName, identity),
    },
  };
}

/** Why no policy can be generated; undefined when one can. */
function obstacleTo({ role, analysis }: FixInput): string | undefined {
  if (role.incomplete) {
    return 'Not all policies of the role could be read: what a new one would change cannot be told.';
  }
  if (analysis.settled.length === 0) {
    return 'The capabilities of the agent need no permissions: name them in aws-agents/capabilities.';
  }
  const unnamed = analysis.judged.filter(
    ({ need, resources }) =>
      need.scope === 'pattern' && resources.includes(need.resource),
  );
  if (unnamed.length === 0) {
    return undefined;
  }
  const wanted = unnamed.map(
    ({ need }) => `${need.action} on ${need.resource}`,
  );
  return `Neither the annotations nor the role's policies say which resources these are about: ${[
    ...new Set(wanted),
  ].join(', ')}. Name them in the annotation aws-agents/resources.`;
}

/** The role's only inline policy is written over; else there is a new one. */
function policyNameOf({ policies }: RoleData): string {
  const inline = policies.filter(({ kind }) => kind === 'inline');
  return inline.length === 1 ? inline[0].name : POLICY_NAME;
}

function replacedPolicies(
  { policies }: RoleData,
  policyName: string,
): string[] {
  return policies
    .filter(({ kind }) => kind !== 'boundary')
    .map(({ name }) => name)
    .filter(name => name !== policyName);
}

function changedRole(
  role: RoleData,
  name: string,
  identity: PolicyDocument,
  trust: PolicyDocument | null,
): RoleData {
  return {
    ...role,
    trustPolicy: trust ? { ...trust } : role.trustPolicy,
    policies: [
      ...role.policies.filter(({ kind }) => kind === 'boundary'),
      { kind: 'inline', name, document: { ...identity } },
    ],
  };
}

function fixedIdentity(
  { policies }: BareAnalysis,
  { document, size, reasons }: MinimalPolicy,
): FixedPolicy {
  const today = policies.all
    .filter(({ type }) => type === 'identity')
    .map(({ text }) => text);
  const before =
    today.length === 1
      ? today[0].text
      : today
          .map(({ name, kind, text }) => `# ${name} (${kind})\n${text}`)
          .join('\n');
  const after = prettyPolicy(document);
  return {
    before,
    after,
    diff: diffLines(before, after),
    size,
    reasons: reasons.map(({ sid, needs }) => ({
      sid,
      why: [...new Set(needs.flatMap(({ why }) => why ?? []))],
    })),
  };
}

function fixedTrust(
  { policies }: BareAnalysis,
  document: PolicyDocument,
): FixedPolicy {
  const before =
    policies.all.find(({ type }) => type === 'trust')?.text.text ?? '';
  const after = prettyPolicy(document);
  return {
    before,
    after,
    diff: diffLines(before, after),
    size: after.replace(/\s/g, '').length,
    reasons: [],
  };
}

function notesOn(
  role: RoleData,
  policyName: string,
  { size }: MinimalPolicy,
): string[] {
  const others = replacedPolicies(role, policyName);
  return [
    `The policy becomes the inline policy ${policyName} of the role.`,
    ...(others.length > 0
      ? [`Then take these away from the role: ${others.join(', ')}.`]
      : []),
    ...(size > MAX_INLINE
      ? [
          `The policy has ${size} characters; inline policies of a role may have ${MAX_INLINE} in all: spread it over managed policies.`,
        ]
      : []),
  ];
}
