import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from 'aws-sandbox';
import type { JsonObject } from '@backstage/types';
import type {
  ChainStep,
  CredentialChainResponse,
} from 'backstage-plugin-aws-agents-common';
import { PORTAL_ACCOUNT, portalAt, SEED } from '../../__fixtures__/world';

/** What a portal says of its identity, and the portal. */
export interface Explanation extends CredentialChainResponse {
  portal: ReturnType<typeof portalAt>;
  step(source: string): ChainStep | undefined;
}

/**
 * Portals in surroundings of their own, before a local AWS. Each source goes
 * through the SDK's own provider to a signed GetCallerIdentity, as it does in
 * production.
 */
export class ChainTest {
  private readonly environment = { ...process.env };
  private closePortal = () => {};

  private constructor(readonly sandbox: Sandbox, readonly folder: string) {}

  static async start(): Promise<ChainTest> {
    const folder = await mkdtemp(join(tmpdir(), 'aws-agents-'));
    return new ChainTest(await startSandbox({ seed: SEED }), folder);
  }

  /** Leaves the surroundings of one test. */
  reset(): void {
    process.env = { ...this.environment };
    this.closePortal();
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await rm(this.folder, { recursive: true });
  }

  async file(name: string, content: string): Promise<string> {
    const path = join(this.folder, name);
    await writeFile(path, content);
    return path;
  }

  /** Explains the chain of a portal with just these variables, files and config. */
  async explain(
    variables: NodeJS.ProcessEnv,
    files: { config?: string; credentials?: string } = {},
    aws: JsonObject = {},
    now: () => number = Date.now,
  ): Promise<Explanation> {
    const inherited = Object.entries(this.environment).filter(
      ([name]) => !/^(?:AWS|KUBERNETES)_/.test(name),
    );
    process.env = {
      ...Object.fromEntries(inherited),
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: await this.file('config', files.config ?? ''),
      AWS_SHARED_CREDENTIALS_FILE: await this.file(
        'credentials',
        files.credentials ?? '',
      ),
      ...variables,
    };
    const portal = portalAt(
      this.sandbox,
      {},
      { aws, clock: { now, random: () => 0 } },
    );
    this.closePortal = portal.close;
    const chain = await portal.sessions.explainChain();
    const step = (source: string) =>
      chain.steps.find(candidate => candidate.source === source);
    return { ...chain, portal, step };
  }
}

/** Ids of what there is to worry about. */
export function hazardsOf({ identity }: Explanation): string[] {
  return identity.hazards.map(({ id }) => id);
}

/** Matches the ARN of a session of a role of the portal's account. */
export function sessionOf(role: string): unknown {
  return expect.stringMatching(
    `^arn:aws:sts::${PORTAL_ACCOUNT}:assumed-role/${role}/`,
  );
}
