import {
  BlueprintError,
  createBlueprint,
  renderFiles,
  type AgentRequest,
  type Blueprint,
  type RoleIr,
} from 'agent-blueprint';
import {
  analysePolicies,
  compareNeeds,
  parsePolicy,
  type AccessNeed,
  type ActionKnowledge,
} from 'iam-policy-engine';
import type {
  OnboardingFinding,
  OnboardingNeed,
  OnboardingPreview,
  OnboardingProblem,
  OnboardingRequest,
  OnboardingRole,
} from 'backstage-plugin-aws-agents-common';
import type { ConcreteNeed } from '../permissions';

const TITLES: Readonly<Record<string, string>> = {
  AgentRole: 'Role of the agent',
  MonitoringRole: 'Role by which the portal observes it',
  ExecutionRole: 'Role that starts its tasks',
};

/** A preview in which nothing is generated. */
export function withProblems(
  entityRef: string,
  problems: OnboardingProblem[],
): OnboardingPreview {
  return {
    entityRef,
    problems,
    files: [],
    roles: [],
    needs: [],
    leftOut: [],
    findings: [],
    annotations: {},
    notes: [],
  };
}

/** Generates everything, and judges it by the permission engine. Pure. */
export function toPreview(
  entityRef: string,
  agentRequest: AgentRequest,
  { flavour }: Pick<OnboardingRequest, 'flavour'>,
  leftOut: readonly ConcreteNeed[],
  knowledge?: ActionKnowledge,
): OnboardingPreview {
  let blueprint: Blueprint;
  try {
    blueprint = createBlueprint(agentRequest, { knowledge });
  } catch (error) {
    if (!(error instanceof BlueprintError)) {
      throw error;
    }
    return withProblems(entityRef, error.issues.map(toProblem));
  }
  const roles = blueprint.infrastructure.resources.filter(
    (resource): resource is RoleIr => resource.kind === 'role',
  );
  return {
    entityRef,
    problems: [],
    files: renderFiles(blueprint, { flavour }),
    roles: roles.map(role => toRole(role, blueprint)),
    needs: [
      ...judge(blueprint.agentRole, agentRequest.needs.agent),
      ...judge(blueprint.monitoringRole, agentRequest.needs.monitoring),
    ],
    leftOut: leftOut.map(({ action, resource, why, source }) => ({
      role: blueprint.agentRole.id,
      action,
      resource,
      why,
      source,
    })),
    findings: roles.flatMap(role => findingsOf(role, agentRequest, knowledge)),
    annotations: { ...blueprint.annotations },
    notes: notesOf(blueprint),
  };
}

function toRole(
  role: RoleIr,
  { partition, request }: Blueprint,
): OnboardingRole {
  return {
    id: role.id,
    title: TITLES[role.id] ?? role.id,
    name: role.name,
    arn: `arn:${partition}:iam::${request.accountId}:role${role.path}${role.name}`,
    trustPolicy: pretty(role.trustPolicy),
    policies: role.policies.map(({ name, document, reasons = [] }) => ({
      name,
      document: pretty(document),
      reasons: reasons.map(({ sid, needs }) => ({
        sid,
        why: [...new Set(needs.flatMap(({ why }) => (why ? [why] : [])))],
      })),
    })),
  };
}

function judge(role: RoleIr, needs: readonly AccessNeed[]): OnboardingNeed[] {
  if (needs.length === 0) {
    return [];
  }
  const { missing } = compareNeeds({
    needs,
    policies: { identity: identityOf(role) },
  });
  const unmet = new Map(missing.map(({ need, met }) => [need, met]));
  return needs.map(need => ({
    role: role.id,
    action: need.action,
    resource: need.resource,
    why: need.why ?? '',
    met: unmet.get(need) ?? 'fully',
  }));
}

function findingsOf(
  role: RoleIr,
  { accountId, portal }: AgentRequest,
  knowledge?: ActionKnowledge,
): OnboardingFinding[] {
  const trust = parsePolicy(role.trustPolicy, { type: 'trust', id: role.name });
  return [
    ...analysePolicies(identityOf(role), { knowledge }),
    ...analysePolicies([trust], {
      knowledge,
      accountId,
      ...(role.id === 'MonitoringRole'
        ? { expectedExternalId: portal.externalId }
        : {}),
    }),
  ].map(({ rule, severity, title, evidence, remedy }) => ({
    role: role.id,
    rule,
    severity,
    title,
    evidence,
    remedy,
  }));
}

function identityOf(role: RoleIr) {
  return role.policies.map(({ name, document }) =>
    parsePolicy(document, { type: 'identity', id: name }),
  );
}

function notesOf({ needsExperimental, request }: Blueprint): string[] {
  return [
    ...(needsExperimental
      ? [
          'The configuration uses components that need --stability.level=experimental.',
        ]
      : []),
    ...(request.capabilities.includes('cloudwatch-metrics')
      ? [
          'The CloudWatch exporter has to run once: several agents would each pay for the same metrics.',
        ]
      : []),
  ];
}

const FIELDS: Readonly<Record<string, string>> = {
  'destinations.metrics.url': 'destinations.metricsUrl',
  'destinations.metrics': 'destinations.metricsUrl',
  'destinations.logs.url': 'destinations.logsUrl',
  'destinations.logs': 'destinations.logsUrl',
  'destinations.logs.tenantId': 'destinations.logsTenantId',
};

/** `$.platform.clusterName` of the generator is `platform.clusterName` of the form. */
function toProblem({
  path,
  message,
  expected,
}: BlueprintError['issues'][number]): OnboardingProblem {
  const field = path.replace(/^\$\.?/, '');
  const known =
    FIELDS[field] ??
    field.replace(
      /^destinations\.(metrics|logs)\.basicAuth/,
      'destinations.$1Auth',
    );
  return {
    field: known.startsWith('needs.') ? 'capabilities' : known,
    message,
    expected,
  };
}

function pretty(document: object): string {
  return JSON.stringify(document, null, 2);
}
