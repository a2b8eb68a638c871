import { FINDING_RULES } from '../findings/rules';
import { CommandFolder } from './__fixtures__/run';

const folder = CommandFolder.create();
afterAll(() => folder.remove());

const policy = (...Statement: object[]) => ({
  Version: '2012-10-17',
  Statement: Statement.map(each => ({ Effect: 'Allow', ...each })),
});
const clean = policy({
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::telemetry/*',
});
const broad = policy({ Sid: 'All', Action: 's3:GetObject', Resource: '*' });
const untidy = { ...clean, Version: undefined };
const deputy = policy({
  Principal: { Service: 'firehose.amazonaws.com' },
  Action: 'sts:AssumeRole',
});
const foreign = policy({
  Principal: { AWS: 'arn:aws:iam::999999999999:role/portal' },
  Action: 'sts:AssumeRole',
});

describe('iam-policy-engine check', () => {
  it('says that a policy is clean', () => {
    const file = folder.write('clean.json', clean);
    expect(folder.run(['check', file])).toEqual({
      code: 0,
      out: 'No findings in 1 policy\n',
      err: '',
    });
  });

  it('prints place, severity, reason and remedy of each finding', () => {
    const file = folder.write('broad.json', broad);
    const { why, remedy } = FINDING_RULES['data-exfiltration'];
    expect(folder.run(['check', file, folder.write('c.json', clean)])).toEqual({
      code: 1,
      out: [
        'broad.json:4: high: Reads any data of the kind [data-exfiltration]',
        '  $.Statement[0] (All): s3:GetObject on *',
        `  Why: ${why}`,
        `  Fix: ${remedy}`,
        '',
        '1 finding in 2 policies: 1 high',
        '',
      ].join('\n'),
      err: '',
    });
  });

  it.each([
    ['low', 1],
    ['medium', 0],
    ['none', 0],
  ])('fails on findings as bad as --fail-on %s: %d', (failOn, code) => {
    const file = folder.write('untidy.json', untidy);
    const result = folder.run(['check', '--fail-on', failOn, file]);
    expect(result.out).toContain('low: No Version [no-version]');
    expect(result.code).toBe(code);
  });

  it('reads standard input and writes JSON', () => {
    const { code, out } = folder.run(
      ['check', '-', '--format', 'json'],
      deputy,
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      files: [
        {
          file: '-',
          type: 'trust',
          valid: true,
          findings: [{ rule: 'trust-confused-deputy', severity: 'medium' }],
        },
      ],
    });
  });

  it('takes what is known of accounts and external ids into account', () => {
    const file = folder.write('foreign.json', foreign);
    const rules = (...args: string[]) => {
      const { out } = folder.run(['check', file, '--format', 'json', ...args]);
      return JSON.parse(out).files[0].findings.map(
        ({ rule }: { rule: string }) => rule,
      );
    };
    expect(rules()).toEqual([]);
    expect(rules('--account', '111122223333')).toEqual([
      'trust-cross-account-without-external-id',
    ]);
    expect(
      rules('--account', '111122223333', '--trusted-account', '999999999999'),
    ).toEqual([]);
  });

  it('tells by the file or by --type what kind of policy it is', () => {
    const file = folder.write('clean.json', clean);
    const { code, out } = folder.run(['check', `trust=${file}`]);
    expect(code).toBe(2);
    expect(out).toContain('Resource has no place in a role trust policy');
    expect(folder.run(['check', '--type', 'boundary', file]).code).toBe(0);
  });

  it('reports what is wrong with a policy that is none, and exits with 2', () => {
    const file = folder.write('bad.json', '{\n  "Statement": [}');
    const { code, out } = folder.run(['check', file]);
    expect(code).toBe(2);
    expect(out).toContain('high: Policy is malformed [policy-malformed]');
  });

  it('writes SARIF 2.1.0', () => {
    const files = [
      folder.write('broad.json', broad),
      folder.write('un tidy.json', untidy),
    ];
    const { code, out } = folder.run(['check', ...files, '--format', 'sarif']);
    expect(code).toBe(1);
    const log = JSON.parse(out);
    expect(log).toMatchObject({
      version: '2.1.0',
      $schema: expect.stringContaining('sarif-schema-2.1.0.json'),
    });
    const [{ tool, results }] = log.runs;
    expect(tool.driver.rules).toHaveLength(Object.keys(FINDING_RULES).length);
    expect(results).toHaveLength(2);
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
    expect(results[0]).toMatchObject({
      ruleId: 'data-exfiltration',
      level: 'error',
      message: { text: expect.stringContaining('s3:GetObject on *') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'broad.json' },
            region: { startLine: 4, endLine: 9 },
          },
          logicalLocations: [{ fullyQualifiedName: '$.Statement[0]' }],
        },
      ],
    });
    expect(results[1]).toMatchObject({
      level: 'note',
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'un%20tidy.json' } } },
      ],
    });
  });
});
