import { parse } from 'yaml';
import {
  COMBINATIONS,
  Combination,
  contentOf,
  filesOf,
} from '../__testUtils__/combinations';
import {
  danglingReferences,
  templateProblems,
} from '../__testUtils__/checkTemplate';
import {
  CLOUDFORMATION_INTRINSICS,
  CLOUDFORMATION_RESOURCE_TYPES,
} from '../cloudformation/subset';
import { cloudFormationTemplate } from '../cloudformation/renderCloudFormation';

const CASES = COMBINATIONS.map(each => [each.name, each] as const);

const textOf = (combination: Combination) =>
  contentOf(
    filesOf(combination, 'cloudformation'),
    'cloudformation/template.yaml',
  );

describe.each(CASES)('CloudFormation for %s', (_, combination) => {
  const { infrastructure } = combination.blueprint;

  it.each(['1.1', '1.2'] as const)(
    'reads the same by YAML %s as it was planned',
    version => {
      expect(parse(textOf(combination), { version })).toEqual(
        cloudFormationTemplate(infrastructure),
      );
    },
  );

  it('follows the schema of its resources', () => {
    expect(templateProblems(parse(textOf(combination)))).toEqual([]);
  });

  it('refers to what it holds', () => {
    expect(danglingReferences(parse(textOf(combination)))).toEqual([]);
  });

  it('has the policies as planned', () => {
    const { Resources } = parse(textOf(combination));
    for (const role of infrastructure.resources) {
      if (role.kind !== 'role') continue;
      const { AssumeRolePolicyDocument, Policies } =
        Resources[role.id].Properties;
      expect(AssumeRolePolicyDocument).toEqual(role.trustPolicy);
      expect(Policies).toEqual(
        role.policies.map(({ name, document }) => ({
          PolicyName: name,
          PolicyDocument: document,
        })),
      );
    }
  });

  it('keeps to the subset that is promised', () => {
    const text = textOf(combination);
    const { Resources } = parse(text);
    for (const { Type } of Object.values<{ Type: string }>(Resources)) {
      expect(CLOUDFORMATION_RESOURCE_TYPES).toContain(Type);
    }
    const functions = text.match(/^\s*-?\s*(?:Fn::\w+|Ref)(?=:)/gm) ?? [];
    for (const name of functions) {
      expect(CLOUDFORMATION_INTRINSICS).toContain(name.replace(/[\s-]/g, ''));
    }
  });
});
