import { fullDiff } from '@aws-cdk/cloudformation-diff';
import { CdkProgram } from '../__testUtils__/cdkProgram';
import { COMBINATIONS, filesOf } from '../__testUtils__/combinations';
import { cloudFormationTemplate } from '../cloudformation/renderCloudFormation';

const CASES = COMBINATIONS.map((each, i) => [each.name, each, i] as const);

describe('CDK', () => {
  let program: CdkProgram;

  beforeAll(() => {
    program = CdkProgram.compile(
      Object.fromEntries(
        CASES.flatMap(([, combination, i]) =>
          filesOf(combination, 'cdk')
            .filter(({ path }) => path.endsWith('.ts'))
            .map(({ path, content }) => [`${i}/${path}`, content]),
        ),
      ),
    );
  }, 120_000);

  it('compiles without errors', () => {
    expect(program.errors).toEqual([]);
  });

  it.each(CASES)(
    'makes the same of %s as CloudFormation',
    (_, combination, i) => {
      const ours = cloudFormationTemplate(combination.blueprint.infrastructure);
      const { AWSTemplateFormatVersion, ...rest } = ours;
      const theirs = program.synth(`${i}/cdk/bin/app`);
      expect(theirs).toEqual(rest);
      expect(fullDiff(rest, theirs).differenceCount).toBe(0);
    },
  );

  it('would show a difference', () => {
    const theirs = program.synth('0/cdk/bin/app');
    const { Resources } = theirs;
    const changed = {
      ...theirs,
      Resources: { ...Resources, Other: Resources.AgentRole },
    };
    expect(fullDiff(changed, theirs).differenceCount).toBeGreaterThan(0);
  });
});
