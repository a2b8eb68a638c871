import { COMBINATIONS, filesOf } from '../__testUtils__/combinations';
import { INFRASTRUCTURE_FLAVOURS } from '../renderFiles';
import { parseFile } from 'alloy-syntax';

const CASES = COMBINATIONS.map(each => [each.name, each] as const);

describe('What is generated, at a glance', () => {
  it.each(CASES)('for %s', (_, combination) => {
    const { infrastructure, alloyConfiguration } = combination.blueprint;
    const lines = [
      ...INFRASTRUCTURE_FLAVOURS.map(
        flavour =>
          `${flavour}: ${filesOf(combination, flavour)
            .map(({ path }) => path)
            .join(' ')}`,
      ),
      ...infrastructure.resources.flatMap(resource => [
        `${resource.kind} ${resource.id}`,
        ...(resource.kind === 'role'
          ? resource.policies.flatMap(({ reasons = [] }) =>
              reasons.map(({ sid, needs }) => `  ${sid}: ${needs.length}`),
            )
          : []),
      ]),
      ...parseFile(alloyConfiguration).body.flatMap(statement =>
        statement.kind === 'block'
          ? [`alloy ${statement.name} ${statement.label ?? ''}`.trim()]
          : [],
      ),
    ];
    expect(lines.join('\n')).toMatchSnapshot();
  });

  const example = COMBINATIONS.find(({ name }) => name === 'ecs, metrics');

  it.each(INFRASTRUCTURE_FLAVOURS)('in full, as %s', flavour => {
    const files = example ? filesOf(example, flavour) : [];
    expect(
      files
        .filter(
          ({ path }) =>
            flavour === 'terraform' || /^(?:cdk.*ts|.*yaml)$/.test(path),
        )
        .map(({ path, content }) => `--- ${path}\n${content}`)
        .join('\n'),
    ).toMatchSnapshot();
  });
});
