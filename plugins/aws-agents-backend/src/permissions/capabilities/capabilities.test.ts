import { AGENT_CAPABILITIES } from 'backstage-plugin-aws-agents-common';
import { CAPABILITIES } from '.';

describe('CAPABILITIES', () => {
  it('cover every built-in capability', () => {
    expect(CAPABILITIES.map(({ id }) => id).sort()).toEqual(
      [...AGENT_CAPABILITIES].sort(),
    );
  });

  it.each(CAPABILITIES.map(({ id, needs }) => [id, needs] as const))(
    'say for %s what, where, why and by which source',
    (_, needs) => {
      expect(needs.length).toBeGreaterThan(0);
      expect(
        new Set(needs.map(({ action, resource }) => `${action} ${resource}`))
          .size,
      ).toBe(needs.length);
      for (const { action, resource, why, source } of needs) {
        expect(action).toMatch(/^[a-z0-9]+:[A-Z][A-Za-z]+$/);
        expect(resource).toMatch(/^(\*|arn:\{partition\}:[a-z0-9]+:.+)$/);
        expect(resource.match(/\{[a-z]+\}/g) ?? []).toEqual(
          (resource.match(/\{[a-z]+\}/g) ?? []).filter(name =>
            [
              '{partition}',
              '{region}',
              '{account}',
              '{bucket}',
              '{prefix}',
              '{name}',
              '{object}',
            ].includes(name),
          ),
        );
        expect(why).not.toBe('');
        expect(source).not.toBe('');
      }
    },
  );
});
