import type { Entity } from '@backstage/catalog-model';
import {
  AWS_AGENTS_ANNOTATIONS,
  parseBinding,
  parseIamArn,
  partitionOfRegion,
  type Binding,
  type BindingProblem,
  type Failure,
} from 'backstage-plugin-aws-agents-common';
import {
  fillTemplate,
  type AccountConfig,
  type AwsAgentsConfig,
} from '../config';
import { refuseBinding, type BindingRefusal } from './bindingRules';
import { readEntityFacts, type EntityFacts } from './entityFacts';
import type { AgentResolution, ResolvedAgent } from './types';

/** Turns an entity's annotations and config into an agent. Does no I/O. */
export class AgentResolver {
  private readonly accounts: ReadonlyMap<string, AccountConfig>;

  private constructor(private readonly config: AwsAgentsConfig) {
    this.accounts = new Map(
      config.accounts.map(account => [account.accountId, account]),
    );
  }

  static fromConfig(config: AwsAgentsConfig): AgentResolver {
    return new AgentResolver(config);
  }

  /** Undefined when the entity has no annotations of the suite. */
  resolve(entity: Entity): AgentResolution | undefined {
    const parsed = parseBinding(entity, {
      capabilities: this.config.capabilities,
    });
    if (!parsed) {
      return undefined;
    }
    const facts = readEntityFacts(entity);
    if (!parsed.ok) {
      return failed(facts, parsed.problems, annotationFailure(parsed.problems));
    }
    const agent = this.complete(parsed.binding, facts);
    if (agent.regions.length === 0) {
      const problems = [noRegion(parsed.binding)];
      return failed(facts, problems, annotationFailure(problems));
    }
    const refusal = this.refuse(agent, facts);
    return refusal
      ? failed(facts, [], refusalFailure(refusal))
      : { ok: true, agent };
  }

  private complete(binding: Binding, facts: EntityFacts): ResolvedAgent {
    const account = this.accounts.get(binding.accountId);
    const monitoringRoleArn = this.monitoringRole(binding, facts, account);
    return {
      binding,
      entityRef: facts.entityRef,
      title: facts.title,
      owner: facts.owner,
      system: facts.system,
      labels: facts.labels,
      accountId: binding.accountId,
      accountName: account?.name ?? null,
      partition: binding.partition,
      monitoringRoleArn,
      monitoringRoleIsAgentRole: monitoringRoleArn === binding.agentRoleArn,
      regions: this.regions(binding, account),
      linkedAccounts: account?.linkedAccounts ?? [],
    };
  }

  private monitoringRole(
    binding: Binding,
    facts: EntityFacts,
    account: AccountConfig | undefined,
  ): string {
    const template =
      account?.monitoringRoleName ?? this.config.monitoringRoleName;
    const explicit = binding.monitoringRoleArn ?? account?.monitoringRoleArn;
    if (explicit || !template) {
      return explicit ?? binding.agentRoleArn;
    }
    const roleName = fillTemplate(template, {
      kind: facts.kind.toLocaleLowerCase('en-US'),
      namespace: facts.namespace,
      name: facts.name,
      agentRoleName: parseIamArn(binding.agentRoleArn, 'role')?.name ?? '',
    });
    return `arn:${binding.partition}:iam::${binding.accountId}:role/${roleName}`;
  }

  /** The first that says anything; regions of other partitions cannot be meant. */
  private regions(
    binding: Binding,
    account: AccountConfig | undefined,
  ): string[] {
    if (binding.regions.length) {
      return binding.regions;
    }
    const inPartition = (regions: readonly string[] = []) =>
      regions.filter(region => partitionOfRegion(region) === binding.partition);
    const ofAccount = inPartition(account?.regions);
    return ofAccount.length
      ? ofAccount
      : inPartition(this.config.defaultRegions);
  }

  /**
   * A monitoring role that config names for the account needs no rule. One made
   * from the template does: names of other kinds and namespaces can collide.
   */
  private refuse(
    { binding, monitoringRoleArn }: ResolvedAgent,
    facts: EntityFacts,
  ): BindingRefusal | undefined {
    const account = this.accounts.get(binding.accountId);
    const chosenByConfig =
      !binding.monitoringRoleArn && account?.monitoringRoleArn !== undefined;
    const bound = [
      binding.agentRoleArn,
      ...(chosenByConfig ? [] : [monitoringRoleArn]),
      ...(binding.userArn ? [binding.userArn] : []),
    ];
    for (const arn of bound) {
      const refusal = refuseBinding(this.config.bindingRules, facts, arn);
      if (refusal) {
        return refusal;
      }
    }
    return undefined;
  }
}

function failed(
  { entityRef, title, owner, system }: EntityFacts,
  problems: BindingProblem[],
  failure: Failure,
): AgentResolution {
  return { ok: false, entityRef, title, owner, system, problems, failure };
}

function noRegion(binding: Binding): BindingProblem {
  return {
    annotation: AWS_AGENTS_ANNOTATIONS.regions,
    message: `is required, because none of the portal's default regions is in partition ${binding.partition}`,
    expected: `names of regions of partition ${binding.partition}`,
  };
}

function annotationFailure(problems: readonly BindingProblem[]): Failure {
  const [{ annotation, value, message, expected }] = problems;
  const more = problems.length - 1;
  return {
    code: 'invalid-annotations',
    message: `Annotation ${annotation} ${message}${
      more ? `, and ${more} more ${more > 1 ? 'problems' : 'problem'}` : ''
    }.`,
    cause: value === undefined ? 'It is absent.' : `It is "${value}".`,
    remedy: `Write ${inWords(expected)}.`,
    retryable: false,
    at: new Date().toISOString(),
  };
}

/** An example alone does not say of what it is one. */
function inWords(expected: string): string {
  const kind = /^arn:[^:]+:iam::\d+:(role|user)\//.exec(expected)?.[1];
  return kind ? `the ARN of an IAM ${kind}, such as ${expected}` : expected;
}

function refusalFailure({ message, cause }: BindingRefusal): Failure {
  return {
    code: 'binding-refused',
    message: `${message}.`,
    cause,
    remedy:
      'Annotate the entity with a role of its own, or ask the owners of the portal to extend awsAgents.bindingRules.',
    retryable: false,
    at: new Date().toISOString(),
  };
}
