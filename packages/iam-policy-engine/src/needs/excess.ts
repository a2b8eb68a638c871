import { evaluate } from '../evaluation/evaluate';
import { analysePolicies } from '../findings/analysePolicy';
import {
  statementDocument,
  statementPath,
  valuePath,
} from '../findings/elements';
import { actionsCoveredBy, serviceOf } from '../findings/knownActions';
import { KnownAction } from '../findings/knowledge';
import { PolicyFinding } from '../findings/types';
import { actionCovers } from '../matching/actionPattern';
import { exampleOf } from '../matching/patternText';
import { VariableLookup } from '../matching/template';
import { actionExamples, resourceExamples } from '../probes/examples';
import {
  ANY_ROLE,
  Placed,
  knownVariables,
  lowerCaseKeys,
  placedStatements,
  resourceSide,
} from '../probes/probe';
import { resolvePattern } from '../probes/resolvePattern';
import { satisfyingContext } from '../probes/satisfyingContext';
import { parsePolicy } from '../policy/parsePolicy';
import { ExcessAccess, ExcessAction, NeedComparisonInput } from './comparison';
import { byRisk, rankAction } from './risk';
import { GrantingPolicies } from './types';
import {
  ActionEntry,
  actionEntries,
  resourceEntries,
  servedNeeds,
} from './servedNeeds';

/** An action to ask for, and how to call it. */
interface Candidate {
  readonly action: string;
  readonly examples: readonly string[];
  readonly known?: KnownAction;
}

const ALLOW_ALL = parsePolicy(
  { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
  { type: 'identity', id: 'allow-all' },
);

/** The policies that can stop what a statement allows, which is taken for granted. */
function limitingPolicies(policies: GrantingPolicies): GrantingPolicies {
  const denying = (policies.identity ?? []).filter(({ statements }) =>
    statements.some(({ effect }) => effect === 'Deny'),
  );
  return { ...policies, identity: [ALLOW_ALL, ...denying] };
}

class ExcessSearch {
  private readonly limiting: GrantingPolicies;
  /** The statements that can stop what an identity policy allows. */
  private readonly limits: readonly Placed[];
  /** True when nothing beside the identity policies decides; a level without SCPs allows nothing. */
  private readonly isUnlimited: boolean;
  private readonly findings: readonly PolicyFinding[];
  private readonly known: VariableLookup;

  constructor(private readonly input: NeedComparisonInput) {
    const { policies, knowledge, principal = ANY_ROLE, context } = input;
    this.limits = placedStatements(policies).filter(
      ({ policy, statement }) =>
        statement.effect === 'Deny' || policy.type !== 'identity',
    );
    this.isUnlimited =
      this.limits.length === 0 && (policies.scp ?? []).length === 0;
    this.limiting = limitingPolicies(policies);
    this.findings = analysePolicies(policies.identity ?? [], { knowledge });
    this.known = knownVariables(principal, lowerCaseKeys(context));
  }

  run(): ExcessAccess[] {
    const { identity } = this.input.policies;
    return placedStatements({ identity })
      .filter(({ statement }) => statement.effect === 'Allow')
      .flatMap(placed =>
        actionEntries(placed.statement).flatMap(
          entry => this.excessOf(placed, entry) ?? [],
        ),
      )
      .sort(byRisk);
  }

  private excessOf(
    placed: Placed,
    entry: ActionEntry,
  ): ExcessAccess | undefined {
    const { policy, statement } = placed;
    const { needs } = this.input;
    const resources = resourceEntries(placed, this.known);
    const served = servedNeeds(entry, resources, needs, this.known);
    const findings = this.findingsAbout(placed, entry);
    const actions = this.candidates(placed, entry, served.length > 0)
      .filter(
        ({ action }) => !served.some(need => actionCovers(need.action, action)),
      )
      .filter(({ examples }) => this.someAllowed(placed, examples))
      .map(
        ({ action, known }): ExcessAction =>
          rankAction(action, findings, known),
      )
      .sort(byRisk);
    const [worst] = actions;
    return (
      worst && {
        policy: { id: policy.id, arn: policy.arn, type: policy.type },
        statement: { index: statement.index, sid: statement.sid },
        entry: entry.text,
        removable: served.length === 0,
        severity: worst.severity,
        actions,
        resources: resources.map(({ text }) => text),
      }
    );
  }

  /** The actions behind an entry, where they are known and not simply all there are. */
  private candidates(
    { statement }: Placed,
    { text }: ActionEntry,
    isServing: boolean,
  ): Candidate[] {
    const { knowledge } = this.input;
    if (statement.action.negated) {
      return isServing ? [] : [{ action: text, examples: ['any:other'] }];
    }
    if (!/[*?]/.test(text)) {
      const known = knowledge && actionsCoveredBy(text, knowledge)[0]?.known;
      return [{ action: text, examples: [text], known }];
    }
    const isOneService =
      !/[*?]/.test(serviceOf(text)) && serviceOf(text) !== '';
    const covered =
      knowledge && isOneService ? actionsCoveredBy(text, knowledge) : [];
    if (covered.length > 0) {
      return covered.map(({ name, known }) => ({
        action: name,
        examples: [name],
        known,
      }));
    }
    // How much of it is not needed cannot be told by name; that it is too broad is said elsewhere.
    return isServing
      ? []
      : [{ action: text, examples: actionExamples(text, this.limits) }];
  }

  private someAllowed(placed: Placed, actions: readonly string[]): boolean {
    const { policies, principal = ANY_ROLE, context } = this.input;
    const { policy, statement } = placed;
    // Without conditions and limits there is nothing to decide: the statement allows.
    if (this.isUnlimited && statement.conditions.length === 0) {
      return true;
    }
    // Long lists of actions need not be searched again for what they are known to have.
    const deciding =
      statement.conditions.length === 0 && !statement.action.negated
        ? this.limiting
        : policies;
    return resourceEntries(placed, this.known).some(({ text, tokens }) => {
      const { assumed } = resolvePattern(text, policy.version, this.known);
      const requestContext = {
        ...assumed,
        ...satisfyingContext(statement.conditions, policy.version, this.known),
        ...lowerCaseKeys(context),
      };
      const known = knownVariables(principal, requestContext);
      const resources =
        text === '*'
          ? ['*', exampleOf(tokens)]
          : resourceExamples(
              resolvePattern(text, policy.version, known).tokens,
              this.limits,
              known,
            );
      return actions.some(action =>
        resources.some(
          resource =>
            evaluate(
              {
                principal,
                action,
                resource,
                ...resourceSide(policies)(principal),
                context: requestContext,
              },
              deciding,
            ).allowed,
        ),
      );
    });
  }

  private findingsAbout(
    { policy, statement }: Placed,
    { index }: ActionEntry,
  ): PolicyFinding[] {
    const base = statementPath(policy, statement.index);
    const entryPath =
      base +
      valuePath(statementDocument(policy, statement.index), 'Action', index);
    const elementPaths = [entryPath, `${base}.Action`, `${base}.NotAction`];
    return this.findings.filter(
      finding =>
        finding.policy.id === policy.id &&
        finding.statementIndex === statement.index &&
        (finding.actions !== undefined || elementPaths.includes(finding.path)),
    );
  }
}

/** Finds what identity policies allow beyond the needs, riskiest first. What other policies stop anyway is left out. */
export function findExcess(input: NeedComparisonInput): ExcessAccess[] {
  return new ExcessSearch(input).run();
}
