import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { EXIT, runCli } from './cli';
import { PORTAL_ACCOUNT, PORTAL_KEY, SEED } from './__fixtures__/seed';

describe('the aws-sandbox command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aws-sandbox-'));
  const seed = join(folder, 'seed.yaml');

  // JSON is YAML.
  beforeAll(() => writeFileSync(seed, JSON.stringify(SEED)));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function run(
    args: string[],
    ended: Promise<unknown> = Promise.resolve(),
  ) {
    let out = '';
    let err = '';
    const code = await runCli(args, {
      out: text => {
        out += text;
      },
      err: text => {
        err += text;
      },
      ended,
    });
    return { code, out, err };
  }

  it('prints one line of JSON with endpoint and keys, and ends when asked', async () => {
    const { code, out, err } = await run(['--seed', seed]);
    expect(code).toBe(EXIT.ok);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(out)).toMatchObject({
      endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      credentials: [
        { ...PORTAL_KEY, accountId: PORTAL_ACCOUNT, userName: 'portal' },
        { userName: 'stranger' },
      ],
    });
    expect(err).not.toContain(PORTAL_KEY.secretAccessKey);
  });

  it('says in one line that a port is in use', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    const { code, out, err } = await run([
      '--seed',
      seed,
      '--port',
      String(port),
    ]);
    blocker.close();
    expect(code).toBe(EXIT.port);
    expect(out).toBe('');
    expect(err).toBe(
      `aws-sandbox: Port ${port} is in use on 127.0.0.1: choose another with --port, or 0 for any.\n`,
    );
  });

  it.each([
    [[], EXIT.usage, '--seed is missing'],
    [['--seed', 's', '--port', 'x'], EXIT.usage, "--port is 'x'"],
    [['--sead', 's'], EXIT.usage, '--sead'],
    [['--seed', '/does/not/exist'], EXIT.data, 'cannot be read (ENOENT)'],
  ])('refuses %p', async (args, exit, message) => {
    const { code, err } = await run(args);
    expect(code).toBe(exit);
    expect(err).toContain(message);
  });

  it('prints its usage', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(EXIT.ok);
    expect(out).toContain('--seed FILE');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends cleanly on %s',
    async signal => {
      const bin = resolve(__dirname, '../bin/aws-sandbox');
      const child = spawn(process.execPath, [bin, '--seed', seed]);
      const [line] = await once(createInterface(child.stdout), 'line');
      expect(JSON.parse(line)).toHaveProperty('endpoint');
      child.kill(signal);
      const [code] = await once(child, 'exit');
      expect(code).toBe(0);
    },
    30_000,
  );
});
