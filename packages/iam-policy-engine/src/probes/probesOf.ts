import { RequestContext } from '../evaluation/types';
import { coversAction } from '../findings/elements';
import { actionExample, actionTokens } from '../matching/actionPattern';
import { commonPattern } from '../matching/commonPattern';
import { isLiteral } from '../matching/glob';
import { patternCovers } from '../matching/patternCovers';
import { exampleOf, patternText } from '../matching/patternText';
import { Caller } from './callers';
import { Placed } from './probe';
import { ProbeOptions, ResourceClass, SharedResources, Site } from './site';

/** A concrete request that stands for patterns. */
export interface Probe {
  /** The patterns of action and resource; no resource where the role itself is meant. */
  readonly action: string;
  readonly resource?: string;
  readonly caller: Caller;
  /** Keys assumed in order that conditions hold, in lower case. */
  readonly assumed: RequestContext;
  readonly example: { readonly action: string; readonly resource?: string };
}

/** A pattern of actions, with one action that stands for it. */
interface ActionClass {
  readonly text: string;
  readonly example: string;
}

/**
 * Requests in which statements differ from each other: for every action pattern, and for what two of them have in
 * common, every resource pattern of the statements that apply, and what two of those have in common; and each of these
 * with the condition keys by which the statements tell requests apart.
 */
export function* probesOf(
  placed: readonly Placed[],
  options: ProbeOptions = {},
): Generator<Probe> {
  const seen = new Set<string>();
  const sites = placed.map(each => new Site(each, options));
  const shared = new SharedResources();
  for (const action of actionClasses(placed)) {
    // What NotAction leaves out is an exception worth seeing.
    const relevant = sites.filter(
      ({ statement }) =>
        statement.action.negated || coversAction(statement, action.example),
    );
    for (const probe of probesOfAction(action, relevant, shared)) {
      const key = JSON.stringify([
        probe.example,
        probe.caller.name,
        Object.entries(probe.assumed).sort(),
      ]);
      if (!seen.has(key)) {
        seen.add(key);
        yield probe;
      }
    }
  }
}

function actionClasses(placed: readonly Placed[]): ActionClass[] {
  const byText = new Map<string, string>();
  for (const { statement } of placed) {
    const { patterns, negated } = statement.action;
    for (const text of negated ? ['*', ...patterns] : patterns) {
      if (!byText.has(text.toLowerCase())) byText.set(text.toLowerCase(), text);
    }
  }
  const wild = [...byText.keys()]
    .map(actionTokens)
    .filter(tokens => !isLiteral(tokens));
  for (const [i, a] of wild.entries()) {
    for (const b of wild.slice(i + 1)) {
      const shared =
        patternCovers(a, b) || patternCovers(b, a)
          ? undefined
          : commonPattern(a, b);
      const text = shared && patternText(shared);
      if (text !== undefined && !byText.has(text)) byText.set(text, text);
    }
  }
  return [...byText].map(([lower, text]) => {
    const tokens = actionTokens(lower);
    return { text, example: isLiteral(tokens) ? text : actionExample(tokens) };
  });
}

/** The probes of one action, from the statements that cover it. */
function* probesOfAction(
  action: ActionClass,
  relevant: readonly Site[],
  shared: SharedResources,
): Generator<Probe> {
  const escape: RequestContext = Object.assign(
    {},
    ...relevant.map(site => site.escape),
  );
  const telling = [{}, ...relevant.flatMap(site => site.telling)];
  const backgrounds = [...telling, ...telling.map(c => ({ ...escape, ...c }))];
  const build = (
    { tokens, assumed }: ResourceClass,
    caller: Caller,
    satisfied: RequestContext,
  ): Probe[] =>
    backgrounds
      .flatMap(keys => [
        { ...keys, ...assumed },
        { ...keys, ...assumed, ...satisfied },
      ])
      .map(keys => ({
        action: action.text,
        resource: tokens && patternText(tokens),
        caller,
        assumed: keys,
        example: {
          action: action.example,
          resource: tokens && exampleOf(tokens),
        },
      }));
  for (const [i, site] of relevant.entries()) {
    for (const resource of site.resources) {
      for (const caller of site.callers) {
        yield* build(resource, caller, site.satisfied);
      }
    }
    for (const other of relevant.slice(i + 1)) {
      const satisfied = { ...other.satisfied, ...site.satisfied };
      for (const resource of shared.of(site, other)) {
        for (const caller of [...site.callers, ...other.callers]) {
          yield* build(resource, caller, satisfied);
        }
      }
    }
  }
}
