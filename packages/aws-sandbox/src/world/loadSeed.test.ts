import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWorlds } from '../server';
import { SEED } from '../__fixtures__/seed';
import { loadSeed } from './loadSeed';
import { SandboxClock } from './SandboxClock';
import type { SandboxSeed } from './seed';
import { SeedError } from './SeedError';

const TRUST = `{Version: '2012-10-17', Statement: [{Effect: Allow, Principal: {AWS: '111122223333'}, Action: 'sts:AssumeRole'}]}`;

function build(seed: SandboxSeed | string) {
  return buildWorlds(loadSeed(seed), SandboxClock.create()).world;
}

function problemsOf(seed: SandboxSeed | string): readonly string[] {
  try {
    build(seed);
  } catch (error) {
    if (error instanceof SeedError) return error.problems;
    throw error;
  }
  return [];
}

describe('loadSeed', () => {
  it('reads YAML with relative times and defaults', () => {
    const world = build(`
accounts:
  - id: '111122223333'
    roles:
      - { name: agent, path: /agents/, created: -10d, trust: ${TRUST} }
`);
    const role = world.role('arn:aws:iam::111122223333:role/agents/agent');
    expect(role).toMatchObject({ maxSessionDuration: 3600, tags: [] });
    const age = Date.now() - role!.created.getTime();
    expect(Math.round(age / 86_400_000)).toBe(10);
  });

  it('reads the example of the README', () => {
    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
    const example = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const world = build(example);
    expect(
      world.role('arn:aws:iam::111122223333:role/agents/payments-alloy'),
    ).toBeDefined();
  });

  it('gives the same ids for the same seed', () => {
    const ids = () =>
      [...build(SEED).account('444455556666')!.roles.values()].map(r => r.id);
    expect(ids()).toEqual(ids());
  });

  it.each<[string, SandboxSeed | string, RegExp]>([
    ['text that is not YAML', 'accounts: [\n- {', /^not YAML: /],
    [
      'a file that is not there',
      '/no/such/seed.yaml',
      /cannot be read \(ENOENT\)/,
    ],
    ['no accounts', 'accounts: []\n', /^accounts: /],
    [
      'an account id without quotes',
      'accounts:\n  - id: 111122223333\n',
      /^accounts\[0\]\.id: .*expected string/,
    ],
    [
      'an unknown member',
      "accounts:\n  - id: '111122223333'\n    rolls: []\n",
      /rolls/,
    ],
    [
      'a time that is none',
      "accounts:\n  - id: '111122223333'\n    users: [{name: a, created: yesterday}]\n",
      /accounts\[0\]\.users\[0\]\.created: 'yesterday' is no time/,
    ],
    [
      'a trust policy that IAM would refuse',
      "accounts:\n  - id: '111122223333'\n    roles: [{name: a, trust: {Statement: [{Effect: Permit}]}}]\n",
      /^accounts\[111122223333\]\.roles\[a\]\.trust: \$/,
    ],
    [
      'an attached policy that is not there',
      `accounts:\n  - id: '111122223333'\n    roles: [{name: a, trust: ${TRUST}, attachedPolicies: ['arn:aws:iam::aws:policy/Nope']}]\n`,
      /policy\/Nope is neither in the account's policies nor/,
    ],
    [
      'a role name used twice',
      `accounts:\n  - id: '111122223333'\n    roles: [{name: a, trust: ${TRUST}}, {name: a, path: /x/, trust: ${TRUST}}]\n`,
      /'a' is there twice/,
    ],
    [
      'an instance profile without its role',
      "accounts:\n  - id: '111122223333'\n    instanceProfiles: [{name: p, roles: [r]}]\n",
      /there is no role 'r'/,
    ],
  ])('refuses %s', (_what, seed, problem) => {
    expect(problemsOf(seed)).toEqual(
      expect.arrayContaining([expect.stringMatching(problem)]),
    );
  });

  it('names every problem at once', () => {
    const seed = `
accounts:
  - id: '111122223333'
    instanceProfiles: [{name: p, roles: [r]}, {name: q, roles: [s]}]
`;
    expect(problemsOf(seed)).toHaveLength(2);
  });
});
