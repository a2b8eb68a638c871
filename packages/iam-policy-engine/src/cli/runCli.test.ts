import { CommandFolder } from './__fixtures__/run';

const folder = CommandFolder.create();
afterAll(() => folder.remove());

const policy = folder.write('policy.json', {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::b/*',
  },
});
const bad = folder.write('bad.json', {
  Statement: [{ Effect: 'allow', Action: 'x' }],
});
const needs = folder.write('needs.json', [{ action: 's3:GetObject' }]);

describe('the iam-policy-engine command', () => {
  it('prints its usage', () => {
    const { code, out, err } = folder.run(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('check FILE...');
    expect(out).toContain('Exit codes: 0 clean, 1 findings, 2 wrong usage');
  });

  it.each<[string[], string]>([
    [[], 'there is no command; try one of check, simulate, diff, minimize'],
    [['chek'], "there is no command 'chek'; try one of check"],
    [['check'], 'check needs a FILE, or -'],
    [['check', policy, '--fial-on', 'low'], "Unknown option '--fial-on'"],
    [
      ['check', policy, '--fail-on', 'bad'],
      "--fail-on is 'bad', but is one of critical, high",
    ],
    [
      ['check', policy, '--format', 'xml'],
      "--format is 'xml', but is one of human, json, sarif",
    ],
    [
      ['check', policy, '--type', 'role'],
      "the policy type is 'role', but is one of identity",
    ],
    [
      ['check', policy, '--account', '1'],
      "--account is '1', but has 12 digits",
    ],
    [['check', 'none.json'], 'none.json cannot be read (ENOENT)'],
    [['check', '.'], '. cannot be read (EISDIR)'],
    [['simulate', policy], 'simulate needs either --action or --needs'],
    [
      ['simulate', policy, '--action', 's3:*'],
      "--action is 's3:*', but is one action",
    ],
    [
      ['simulate', policy, '--action', 's3:GetObject', '--principal', 'bob'],
      "--principal is 'bob', but is the ARN",
    ],
    [
      ['simulate', policy, '--action', 's3:GetObject', '--context', 'x'],
      "--context is 'x', but is KEY=VALUE",
    ],
    [
      ['simulate', bad, '--action', 's3:GetObject'],
      'bad.json: $.Statement[0].Effect: "allow" is no effect; expected "Allow" or "Deny", spelled exactly so (and 2 more)',
    ],
    [
      ['simulate', policy, '--needs', needs],
      'needs.json: $[0].resource: the need has no resource',
    ],
    [
      [
        'simulate',
        `boundary=${policy}`,
        `boundary=${policy}`,
        '--action',
        's3:GetObject',
      ],
      '2 policies are of type boundary',
    ],
    [['diff', policy], 'diff needs two files, but has 1'],
    [
      ['diff', policy, policy, '--format', 'sarif'],
      "--format is 'sarif', but is one of human, json",
    ],
    [
      ['diff', policy, `boundary=${policy}`],
      'policy.json is of type identity and policy.json of type boundary',
    ],
    [
      ['minimize', needs],
      'needs.json: $[0].resource: the need has no resource',
    ],
    [['minimize', policy], 'policy.json: $.platform: nothing is no platform'],
    [
      ['minimize', needs, '--sid-prefix', 'a-b'],
      "--sid-prefix is 'a-b', but has letters",
    ],
  ])('refuses %j in one line', (args, message) => {
    const { code, out, err } = folder.run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`iam-policy-engine: ${message}`);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});
