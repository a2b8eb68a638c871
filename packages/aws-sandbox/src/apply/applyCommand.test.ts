import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../cli';
import { EXIT } from '../exitCodes';
import { PAYMENTS_ACCOUNT } from '../__fixtures__/seed';
import {
  ADMIN_KEY,
  CLERK_KEY,
  IamWriters,
} from '../services/iam/__fixtures__/iamWriters';
import { runApply } from './applyCommand';

const TEMPLATE = {
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'ec2.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    },
    Task: { Type: 'AWS::ECS::TaskDefinition' },
  },
  Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
};

describe('aws-sandbox apply', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aws-sandbox-apply-'));
  const file = join(folder, 'returns.json');
  let writers: IamWriters;
  const saved = { ...process.env };

  beforeAll(async () => {
    writeFileSync(file, JSON.stringify(TEMPLATE));
    writers = await IamWriters.start();
  });
  afterAll(async () => {
    process.env = saved;
    rmSync(folder, { recursive: true });
    await writers.close();
  });

  async function run(args: string[], keys = ADMIN_KEY) {
    process.env.AWS_ACCESS_KEY_ID = keys.accessKeyId;
    process.env.AWS_SECRET_ACCESS_KEY = keys.secretAccessKey;
    let out = '';
    let err = '';
    const streams = {
      out: (text: string) => {
        out += text;
      },
      err: (text: string) => {
        err += text;
      },
    };
    const env = { AWS_ENDPOINT_URL: writers.test.sandbox.endpoint };
    const code = await runApply(args, streams, env);
    return { code, out, err };
  }

  it('prints what it did, and what it is no part of', async () => {
    expect(await run([file, '--dry-run'])).toMatchObject({
      code: EXIT.ok,
      out: expect.stringContaining('would be created: Role'),
    });
    expect(await run([file])).toEqual({
      code: EXIT.ok,
      err: '',
      out: [
        `created: Role  arn:aws:iam::${PAYMENTS_ACCOUNT}:role/returns-Role`,
        '  create the role with its trust policy',
        'not modelled: Task  AWS::ECS::TaskDefinition (no part of the sandbox)',
        `output: Arn = arn:aws:iam::${PAYMENTS_ACCOUNT}:role/returns-Role`,
        `Applied in account ${PAYMENTS_ACCOUNT} as arn:aws:iam::${PAYMENTS_ACCOUNT}:user/admin: 1 created, 0 updated, 0 unchanged, 1 not modelled.`,
        '',
      ].join('\n'),
    });
    const { out } = await run([file, '--json', '--stack-name', 'returns']);
    expect(JSON.parse(out).resources[0]).toMatchObject({
      outcome: 'unchanged',
    });
  });

  it('tells by its exit code what went wrong', async () => {
    expect(await run([file], CLERK_KEY)).toMatchObject({
      code: EXIT.refused,
      err: expect.stringContaining('iam:CreateRole'),
    });
    expect(await run(['/does/not/exist'])).toMatchObject({
      code: EXIT.data,
      err: expect.stringContaining('cannot be read (ENOENT)'),
    });
    expect(await run([file, '--parameter', 'A=b'])).toMatchObject({
      code: EXIT.data,
      err: expect.stringContaining('Parameters.A'),
    });
    expect(await run([file, '--endpoint', 'http://127.0.0.1:9'])).toMatchObject(
      { code: EXIT.port },
    );
  });

  it.each([
    [[], 'FILE is missing'],
    [['a', 'b'], 'one FILE only'],
    [['a', '--endpoint', 'sandbox'], "--endpoint is 'sandbox'"],
    [
      ['a', '--endpoint', 'https://iam.amazonaws.com'],
      '--endpoint is AWS itself',
    ],
    [['a', '--parameter', 'x'], "--parameter is 'x'"],
  ])('refuses %p', async (args, message) => {
    const { code, err } = await run(args);
    expect(code).toBe(EXIT.usage);
    expect(err).toContain(message);
  });

  it('needs an endpoint, and belongs to the command', async () => {
    let err = '';
    const streams = {
      out: () => {},
      err: (text: string) => {
        err += text;
      },
      ended: Promise.resolve(),
    };
    expect(await runApply(['a'], streams, {})).toBe(EXIT.usage);
    expect(err).toContain('AWS_ENDPOINT_URL');
    expect(await runCli(['apply', '--help'], streams)).toBe(EXIT.ok);
  });
});
