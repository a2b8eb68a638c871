import { PolicyIssue } from '../policy/errors';
import { Policy } from '../policy/types';
import { conditionPath } from './elements';
import { RuleId } from './ruleId';
import { Detection } from './types';

const VARIABLE = /\$\{[^{}:]+:[^{}]+\}/;

/** The rule that stands for a parser's complaint. */
export function ruleOfIssue({ code }: PolicyIssue): RuleId {
  if (code === 'duplicate-sid') return 'duplicate-sid';
  return code === 'bad-sid' ? 'invalid-sid' : 'policy-malformed';
}

/** Finds what AWS accepts and readers misunderstand. */
export function detectSyntax(policy: Policy): Detection[] {
  return [
    ...versionOf(policy),
    ...variablesWithoutEffect(policy),
    ...emptyElements(policy),
  ];
}

function versionOf({ document }: Policy): Detection[] {
  if (document.Version === undefined) {
    return [{ rule: 'no-version', evidence: 'The policy has no Version' }];
  }
  return document.Version === '2008-10-17'
    ? [
        {
          rule: 'old-version',
          evidence: '"Version": "2008-10-17"',
          element: '.Version',
        },
      ]
    : [];
}

function variablesWithoutEffect({ version, statements }: Policy): Detection[] {
  if (version === '2012-10-17') return [];
  return statements.flatMap(({ index, resource, conditions }): Detection[] => {
    const inResource = resource?.patterns.find(p => VARIABLE.test(p));
    const inConditions = conditions.flatMap(({ operator, key, values }) => {
      const value = values.find(v => VARIABLE.test(v));
      return value === undefined
        ? []
        : [{ value, element: conditionPath(operator, key) }];
    });
    const found = [
      ...(inResource === undefined
        ? []
        : [
            {
              value: inResource,
              element: resource?.negated ? '.NotResource' : '.Resource',
            },
          ]),
      ...inConditions,
    ];
    return found.map(({ value, element }) => ({
      rule: 'variable-in-old-version',
      evidence: `"${value}"`,
      statementIndex: index,
      element,
    }));
  });
}

function emptyElements({ statements }: Policy): Detection[] {
  return statements.flatMap(
    ({ index, action, resource, principal, conditions }): Detection[] => {
      const empty: string[] = [];
      const nameOf = (name: string, negated: boolean) =>
        negated ? `.Not${name}` : `.${name}`;
      if (action.patterns.length === 0) {
        empty.push(nameOf('Action', action.negated));
      }
      if (resource?.patterns.length === 0) {
        empty.push(nameOf('Resource', resource.negated));
      }
      if (principal?.principals.length === 0) {
        empty.push(nameOf('Principal', principal.negated));
      }
      for (const { operator, key, values } of conditions) {
        if (values.length === 0) empty.push(conditionPath(operator, key));
      }
      return empty.map(element => ({
        rule: 'empty-element',
        evidence: `${element.slice(1)} is empty`,
        statementIndex: index,
        element,
      }));
    },
  );
}
