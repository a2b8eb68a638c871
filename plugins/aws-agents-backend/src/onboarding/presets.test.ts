import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PLATFORMS, PRESETS } from './presets';

const TEMPLATES = [
  '../../../scaffolder-backend-module-aws-agents/templates/onboard-agent/template.yaml',
  '../../../../packages/backend/demo/templates/onboard-agent/template.yaml',
];

/** Items of the first list under `key` that comes after `property`. */
function listOf(text: string, property: string, key: string): string[] {
  const from = text.indexOf(`\n${key}:`, text.indexOf(`\n${property}:`));
  const [, ...lines] = text.slice(from + 1).split('\n');
  const end = lines.findIndex(line => !line.startsWith('- '));
  return lines.slice(0, end).map(line => line.slice(2));
}

describe.each(TEMPLATES)('%s', path => {
  const text = readFileSync(resolve(__dirname, path), 'utf8').replace(
    /^ +/gm,
    '',
  );

  it('offers the presets, by their titles', () => {
    expect(listOf(text, 'preset', 'enum')).toEqual([
      ...PRESETS.map(({ id }) => id),
      'none',
    ]);
    expect(listOf(text, 'preset', 'enumNames')).toEqual([
      ...PRESETS.map(({ title }) => title),
      'Choose one by one',
    ]);
  });

  it('offers the platforms by their titles', () => {
    expect(listOf(text, 'platform', 'enumNames')).toEqual(
      PLATFORMS.map(({ title }) => title),
    );
  });
});
