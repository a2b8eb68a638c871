import {
  dimensionsOfArn,
  type MetricSelector,
} from 'backstage-plugin-aws-agents-common';
import { matchesGlob } from '../../glob';

/**
 * Turns a selector by tags into one for each resource that has them, with the
 * resource's dimensions beside the selector's own. A resource whose dimensions
 * contradict the selector's is left out.
 */
export function expandTags(
  selector: MetricSelector,
  arns: readonly string[],
): MetricSelector[] {
  const expanded = arns.flatMap(arn => {
    const own = dimensionsOfArn(selector.namespace, arn);
    const fits = Object.entries(own ?? {}).every(
      ([name, value]) =>
        !(name in selector.dimensions) ||
        matchesGlob(selector.dimensions[name], value),
    );
    if (!own || !fits) {
      return [];
    }
    const { tags: _, ...rest } = selector;
    return [{ ...rest, dimensions: { ...selector.dimensions, ...own } }];
  });
  // Two resources can have the same metrics, as two stages of one API.
  return [
    ...new Map(
      expanded.map(item => [JSON.stringify(item.dimensions), item]),
    ).values(),
  ];
}
