import { parseFile, printFile, validateFile } from 'alloy-syntax';
import { parse, parseAllDocuments } from 'yaml';
import {
  COMBINATIONS,
  contentOf,
  filesOf,
} from '../__testUtils__/combinations';
import { INFRASTRUCTURE_FLAVOURS } from '../renderFiles';

const CASES = COMBINATIONS.map(each => [each.name, each] as const);

describe.each(CASES)('What runs the agent for %s', (_, combination) => {
  const { blueprint } = combination;
  const files = filesOf(combination, 'terraform');

  it('is configured as Alloy can read it', () => {
    const text = contentOf(files, 'alloy/config.alloy');
    const file = parseFile(text);
    expect(
      validateFile(file, {
        stability: blueprint.needsExperimental
          ? 'experimental'
          : 'generally-available',
      }),
    ).toEqual([]);
    expect(printFile(file)).toBe(text);
  });

  it('binds the entity', () => {
    expect(parse(contentOf(files, 'catalog/annotations.yaml'))).toEqual({
      metadata: { annotations: blueprint.annotations },
    });
  });

  it('has manifests that Kubernetes can read, where there is one', () => {
    const path = 'kubernetes/agent.yaml';
    const isThere = files.some(file => file.path === path);
    expect(isThere).toBe(blueprint.request.platform.type.startsWith('eks'));
    if (!isThere) return;
    const documents = parseAllDocuments(contentOf(files, path));
    const objects = documents.map(document => document.toJS());
    // eslint-disable-next-line jest/no-conditional-expect
    expect(
      documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]),
    ).toEqual([]);
    // eslint-disable-next-line jest/no-conditional-expect
    expect(objects.find(({ kind }) => kind === 'ConfigMap').data).toEqual({
      'config.alloy': blueprint.alloyConfiguration,
    });
  });

  it('comes the same whatever the flavour of the infrastructure', () => {
    const others = INFRASTRUCTURE_FLAVOURS.map(flavour =>
      filesOf(combination, flavour).filter(
        ({ path }) => path !== 'README.md' && !path.startsWith(`${flavour}/`),
      ),
    );
    expect(others[1]).toEqual(others[0]);
    expect(others[2]).toEqual(others[0]);
  });

  it('has no secret', () => {
    expect(JSON.stringify(files)).not.toMatch(
      /hunter2|BEGIN [A-Z ]*PRIVATE KEY|AKIA/,
    );
  });
});
