import {
  AccessAnalyzerClient,
  ValidatePolicyCommand,
  type PathElement,
  type ValidatePolicyFinding,
} from '@aws-sdk/client-accessanalyzer';
import {
  IAMClient,
  SimulatePrincipalPolicyCommand,
  type EvaluationResult,
} from '@aws-sdk/client-iam';
import type {
  NeededPermission,
  PolicyText,
} from 'backstage-plugin-aws-agents-common';
import type {
  AgentCollector,
  CollectorContext,
  CollectorOutcome,
  ObservedAgent,
} from 'backstage-plugin-aws-agents-node';
import type { PolicyConfirmationData, ValidationFinding } from './types';

/** Id of the collector. */
export const POLICY_CONFIRMATION_COLLECTOR = 'policy-confirmation';

/** What AWS is asked about. */
export interface ConfirmationSubject {
  readonly needed: readonly NeededPermission[];
  readonly policies: readonly PolicyText[];
}

/** Types of Access Analyzer's findings that say something is wrong. */
const GRAVE: ReadonlySet<string | undefined> = new Set([
  'ERROR',
  'SECURITY_WARNING',
]);

/**
 * Has AWS judge what the portal's own engine has judged: needs by IAM's policy
 * simulator, policies by Access Analyzer's validation. Neither is charged.
 */
export class PolicyConfirmationCollector implements AgentCollector {
  readonly id = POLICY_CONFIRMATION_COLLECTOR;
  readonly actions = [
    'iam:SimulatePrincipalPolicy',
    'access-analyzer:ValidatePolicy',
  ];
  readonly cadenceSeconds = 3_600;

  /** @param options.subjectOf - undefined until the role has been read */
  static create(options: {
    subjectOf: (
      agent: ObservedAgent,
    ) => Promise<ConfirmationSubject | undefined>;
  }): PolicyConfirmationCollector {
    return new PolicyConfirmationCollector(options.subjectOf);
  }

  private constructor(
    private readonly subjectOf: (
      agent: ObservedAgent,
    ) => Promise<ConfirmationSubject | undefined>,
  ) {}

  appliesTo(): boolean {
    return true;
  }

  async collect(
    agent: ObservedAgent,
    context: CollectorContext,
  ): Promise<CollectorOutcome> {
    const subject = await this.subjectOf(agent);
    if (!subject) {
      return {
        status: 'unknown',
        reason: 'The role has not been read yet.',
        failures: [],
      };
    }
    const simulated = await simulateNeeds(agent, subject.needed, context);
    const validated = await validatePolicies(agent, subject.policies, context);
    const problems = [...simulated.problems, ...validated.problems];
    const data: PolicyConfirmationData = {
      at: context.now.toISOString(),
      simulated: simulated.answers,
      validated: validated.answers,
      problems,
    };
    return {
      status: problems.length > 0 ? 'unknown' : 'ok',
      reason: problems[0] ?? 'AWS has judged the needs and the policies too.',
      failures: [],
      data,
    };
  }
}

/** Answers, and why some are missing. */
interface Answers<T> {
  readonly answers: T[];
  readonly problems: string[];
}

/** One call for each resource, with all the actions on it. */
async function simulateNeeds(
  agent: ObservedAgent,
  needed: readonly NeededPermission[],
  context: CollectorContext,
): Promise<Answers<PolicyConfirmationData['simulated'][number]>> {
  const answers: PolicyConfirmationData['simulated'][number][] = [];
  try {
    for (const needs of byResource(needed)) {
      const [{ resource, region }] = needs;
      context.expectCalls(1);
      const { EvaluationResults = [] } = await context
        .client(IAMClient, agent.regions[0])
        .send(
          new SimulatePrincipalPolicyCommand({
            PolicySourceArn: agent.binding.agentRoleArn,
            ActionNames: [...new Set(needs.map(({ action }) => action))],
            ...(resource === '*' ? {} : { ResourceArns: [resource] }),
            ContextEntries: ['aws:RequestedRegion', 'ec2:Region'].map(
              ContextKeyName => ({
                ContextKeyName,
                ContextKeyType: 'string',
                ContextKeyValues: [region],
              }),
            ),
          }),
          { abortSignal: context.signal },
        );
      answers.push(...needs.flatMap(need => answerTo(need, EvaluationResults)));
    }
    return { answers, problems: [] };
  } catch (error) {
    const { message } = context.toFailure(error, {
      service: 'IAM',
      operation: 'SimulatePrincipalPolicy',
      region: agent.regions[0],
    });
    return { answers, problems: [message] };
  }
}

function byResource(needed: readonly NeededPermission[]): NeededPermission[][] {
  const groups = new Map<string, NeededPermission[]>();
  for (const need of needed) {
    const key = `${need.resource} ${need.region}`;
    groups.set(key, [...(groups.get(key) ?? []), need]);
  }
  return [...groups.values()];
}

function answerTo(
  { id: needId, action }: NeededPermission,
  results: readonly EvaluationResult[],
): PolicyConfirmationData['simulated'] {
  const result = results.find(
    ({ EvalActionName }) =>
      EvalActionName?.toLowerCase() === action.toLowerCase(),
  );
  return result?.EvalDecision
    ? [{ needId, decision: result.EvalDecision }]
    : [];
}

async function validatePolicies(
  agent: ObservedAgent,
  policies: readonly PolicyText[],
  context: CollectorContext,
): Promise<Answers<PolicyConfirmationData['validated'][number]>> {
  const answers: PolicyConfirmationData['validated'][number][] = [];
  const [region] = agent.regions;
  try {
    for (const { id: policyId, kind, text } of policies) {
      const findings: ValidatePolicyFinding[] = [];
      let nextToken: string | undefined;
      do {
        context.expectCalls(1);
        const page = await context.client(AccessAnalyzerClient, region).send(
          new ValidatePolicyCommand({
            policyDocument: text,
            nextToken,
            ...(kind === 'trust'
              ? {
                  policyType: 'RESOURCE_POLICY',
                  validatePolicyResourceType:
                    'AWS::IAM::AssumeRolePolicyDocument',
                }
              : { policyType: 'IDENTITY_POLICY' }),
          }),
          { abortSignal: context.signal },
        );
        findings.push(...(page.findings ?? []));
        nextToken = page.nextToken;
      } while (nextToken);
      answers.push({
        policyId,
        findings: findings
          .filter(({ findingType }) => GRAVE.has(findingType))
          .map(toValidationFinding),
      });
    }
    return { answers, problems: [] };
  } catch (error) {
    const { message } = context.toFailure(error, {
      service: 'AccessAnalyzer',
      operation: 'ValidatePolicy',
      region,
    });
    return { answers, problems: [message] };
  }
}

function toValidationFinding({
  issueCode = '',
  findingDetails = '',
  locations = [],
}: ValidatePolicyFinding): ValidationFinding {
  const path: readonly PathElement[] = locations[0]?.path ?? [];
  const statementIndex = path.find(({ index }) => index !== undefined)?.index;
  return {
    code: issueCode,
    details: findingDetails,
    ...(statementIndex === undefined ? {} : { statementIndex }),
  };
}
