import { CommandFolder } from './__fixtures__/run';

const folder = CommandFolder.create();
afterAll(() => folder.remove());

const OBJECTS = 'arn:aws:s3:::telemetry/payments/*';
const OBJECT = 'arn:aws:s3:::telemetry/payments/x';
const policy = (...Statement: object[]) => ({
  Version: '2012-10-17',
  Statement: Statement.map(each => ({ Effect: 'Allow', ...each })),
});
const needs = [
  { action: 's3:GetObject', resource: OBJECTS, why: 'Reads deliveries' },
  { action: 'cloudwatch:ListMetrics', resource: '*' },
];
const files = {
  needs: folder.write('needs.json', needs),
  wide: folder.write(
    'wide.json',
    policy({ Sid: 'Wide', Action: ['s3:*', 'cloudwatch:*'], Resource: '*' }),
  ),
  narrow: folder.write(
    'narrow.json',
    policy({
      Sid: 'Wide',
      Action: 's3:GetObject',
      Resource: OBJECTS,
      Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
    }),
  ),
};

describe('iam-policy-engine simulate', () => {
  const ask = ['--action', 's3:GetObject', '--resource', OBJECT];

  it('says who allows', () => {
    expect(folder.run(['simulate', files.wide, ...ask])).toEqual({
      code: 0,
      out: `Allowed by wide.json, statement Wide: s3:GetObject on ${OBJECT}\n`,
      err: '',
    });
  });

  it('denies in the words of AWS', () => {
    const role = 'arn:aws:iam::111122223333:role/alloy';
    const args = [...ask, '--principal', role];
    const denied = folder.run(['simulate', files.narrow, ...args]);
    expect(denied).toEqual({
      code: 1,
      out: `Denied by narrow.json: User: ${role} is not authorized to perform: s3:GetObject on resource: ${OBJECT} because no identity-based policy allows the s3:GetObject action\n`,
      err: '',
    });
    const context = ['--context', 'aws:SourceVpc=vpc-1'];
    expect(
      folder.run(['simulate', files.narrow, ...args, ...context]).code,
    ).toBe(0);
  });

  it('decides by all policies that bear on the request', () => {
    const { code, out } = folder.run([
      'simulate',
      files.wide,
      `boundary=${files.narrow}`,
      '--action',
      'cloudwatch:ListMetrics',
      '--format',
      'json',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      outcomes: [
        {
          allowed: false,
          decision: { reason: 'implicit-deny', policyType: 'boundary' },
        },
      ],
    });
  });

  it('decides who may assume a role', () => {
    const trust = folder.write(
      'trust.json',
      policy({
        Principal: { Service: 'ec2.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
    );
    const by = (principal: string) =>
      folder.run([
        'simulate',
        trust,
        '--action',
        'sts:AssumeRole',
        '--resource',
        'arn:aws:iam::111122223333:role/alloy',
        '--principal',
        principal,
      ]).code;
    expect(by('ec2.amazonaws.com')).toBe(0);
    expect(by('ecs-tasks.amazonaws.com')).toBe(1);
  });

  it('decides all needs of a list', () => {
    const wide = folder.run(['simulate', files.wide, '--needs', files.needs]);
    expect(wide).toMatchObject({
      code: 0,
      out: `Allowed: s3:GetObject on ${OBJECTS}\nAllowed: cloudwatch:ListMetrics on *\n`,
    });
    const narrow = folder.run([
      'simulate',
      files.narrow,
      '--needs',
      files.needs,
      '--context',
      'aws:SourceVpc=vpc-1',
    ]);
    expect(narrow.code).toBe(1);
    expect(narrow.out).toContain(`Allowed: s3:GetObject on ${OBJECTS}\n`);
    expect(narrow.out).toContain(
      'Denied by narrow.json: cloudwatch:ListMetrics on *: User:',
    );
  });
});

describe('iam-policy-engine diff', () => {
  it('tells what is newly denied, which needs are unmet and how statements differ', () => {
    const { code, out } = folder.run([
      'diff',
      files.wide,
      files.narrow,
      '--needs',
      files.needs,
    ]);
    expect(code).toBe(1);
    expect(out).toBe(`Newly denied:
  - s3:* on *
      except s3:GetObject on ${OBJECTS} where aws:sourcevpc is vpc-1
  - cloudwatch:* on *

Needs unmet:
  ! s3:GetObject on ${OBJECTS}
  ! cloudwatch:ListMetrics on *

Statements:
  ~ Wide
      - Action s3:*
      - Action cloudwatch:*
      + Action s3:GetObject
      - Resource *
      + Resource ${OBJECTS}
      + Condition StringEquals aws:SourceVpc vpc-1

0 newly allowed, 2 newly denied, 2 needs unmet
`);
  });

  it('fails when access is added, and passes when it is only taken', () => {
    const back = folder.run([
      'diff',
      files.narrow,
      files.wide,
      '--format',
      'json',
    ]);
    expect(back.code).toBe(1);
    expect(JSON.parse(back.out).newlyAllowed[0]).toMatchObject({
      action: 's3:*',
      resource: '*',
      before: { allowed: false },
      after: { allowed: true },
    });
    expect(folder.run(['diff', files.wide, files.narrow]).code).toBe(0);
    expect(folder.run(['diff', files.wide, files.wide])).toEqual({
      code: 0,
      out: '0 newly allowed, 0 newly denied, 0 needs unmet\n',
      err: '',
    });
  });
});

describe('iam-policy-engine minimize', () => {
  it('prints a policy that check finds nothing in and that meets the needs', () => {
    const { code, out, err } = folder.run(['minimize', files.needs]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(folder.run(['check', '-'], out).code).toBe(0);
    expect(
      folder.run(['simulate', '-', '--needs', files.needs], out).code,
    ).toBe(0);
  });

  it('says in JSON what statements are for', () => {
    const args = ['minimize', '-', '--format', 'json', '--sid-prefix', 'Agent'];
    const { out } = folder.run(args, needs);
    expect(JSON.parse(out)).toMatchObject({
      document: { Statement: [{ Sid: 'AgentCloudwatchAnyResource' }, {}] },
      reasons: [
        { sid: 'AgentCloudwatchAnyResource', needs: [needs[1]] },
        { needs: [needs[0]] },
      ],
      size: expect.any(Number),
    });
  });

  it('warns of needs that are themselves too broad, beside the policy', () => {
    const star = [{ action: 's3:GetObject', resource: '*' }];
    const { code, out, err } = folder.run(['minimize', '-'], star);
    expect(code).toBe(1);
    expect(JSON.parse(out).Statement).toHaveLength(1);
    expect(err).toContain('generated: high: Reads any data of the kind');
    expect(folder.run(['minimize', '-', '--fail-on', 'none'], star)).toEqual({
      code: 0,
      out,
      err: '',
    });
  });

  it('prints trust policies', () => {
    const { code, out } = folder.run(['minimize', '-'], {
      platform: 'ecs',
      accountId: '111122223333',
      region: 'eu-west-1',
    });
    expect(code).toBe(0);
    expect(JSON.parse(out).Statement[0].Principal).toEqual({
      Service: 'ecs-tasks.amazonaws.com',
    });
    expect(folder.run(['check', '-'], out).code).toBe(0);
  });
});
