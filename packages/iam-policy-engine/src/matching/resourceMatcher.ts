import { PatternElement, PolicyVersion } from '../policy/types';
import { ArnParts } from './arn';
import { ArnMatcher, compileResourcePattern } from './arnPattern';
import {
  Template,
  VariableLookup,
  hasVariables,
  parseTemplate,
  resolveTemplate,
} from './template';

/** Tells whether the requested resource is covered. */
export type ResourceMatcher = (
  resource: string,
  parts: ArnParts | undefined,
  lookup: VariableLookup,
) => boolean;

const never: ArnMatcher = () => false;

/**
 * Compiles `Resource` or `NotResource`. Resources are case-sensitive. A variable without a value makes its pattern
 * match nothing; so does a variable before the fifth colon, where IAM allows none.
 */
export function compileResources(
  element: PatternElement,
  version: PolicyVersion,
): ResourceMatcher {
  if (element.patterns.includes('*')) {
    return () => !element.negated;
  }
  const fixed: ArnMatcher[] = [];
  const dynamic: Template[] = [];
  for (const pattern of element.patterns) {
    const template = parseTemplate(pattern, version);
    if (hasVariables(template)) {
      if (variablesAreInResourcePart(template)) dynamic.push(template);
    } else {
      const tokens = resolveTemplate(template, () => undefined, true);
      fixed.push(tokens ? compileResourcePattern(tokens) : never);
    }
  }
  return (resource, parts, lookup) => {
    const listed =
      fixed.some(matches => matches(resource, parts)) ||
      dynamic.some(template => {
        const tokens = resolveTemplate(template, lookup, true);
        return (
          tokens !== undefined &&
          compileResourcePattern(tokens)(resource, parts)
        );
      });
    return listed !== element.negated;
  };
}

function variablesAreInResourcePart(template: Template): boolean {
  const first = template.findIndex(part => part.kind === 'variable');
  const before = template
    .slice(0, first)
    .map(part => (part.kind === 'text' ? part.text : ''))
    .join('');
  return before.split(':').length > 5;
}
