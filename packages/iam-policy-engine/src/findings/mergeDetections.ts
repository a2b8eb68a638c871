import { Policy } from '../policy/types';
import { describeActions, describeResources } from './breadth';
import { Detection } from './types';

/**
 * Makes one detection of several that say the same of one statement: the table of risky actions and the facts about
 * actions both find what can share a resource, each by its own actions.
 */
export function mergeDetections(
  policy: Policy,
  detections: readonly Detection[],
): Detection[] {
  const merged: Detection[] = [];
  for (const detection of detections) {
    const twin = merged.findIndex(other => isTwin(other, detection));
    if (twin === -1) merged.push(detection);
    else merged[twin] = mergeTwo(policy, merged[twin], detection);
  }
  return merged;
}

function isTwin(a: Detection, b: Detection): boolean {
  return (
    a.rule === 'resource-exposure' &&
    b.rule === a.rule &&
    a.statementIndex === b.statementIndex
  );
}

function mergeTwo(policy: Policy, a: Detection, b: Detection): Detection {
  // Those of the table come second, and are the ones to name.
  const actions = [...new Set([...(b.actions ?? []), ...(a.actions ?? [])])];
  const statement = policy.statements.find(
    ({ index }) => index === a.statementIndex,
  );
  const where = statement ? ` on ${describeResources(statement)}` : '';
  return {
    ...a,
    evidence: `${describeActions(actions)}${where}`,
    // Both elements are within the statement.
    element: undefined,
    actions,
  };
}
