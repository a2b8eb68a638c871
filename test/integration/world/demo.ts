import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import type { Sandbox, SandboxSeed } from 'aws-sandbox';
import { parse, parseAllDocuments } from 'yaml';
import { startPortal, type Portal, type PortalOptions } from './startPortal';

const ROOT = join(__dirname, '../../..');
const DEMO = join(ROOT, 'packages/backend/demo');

async function readCatalog(): Promise<Entity[]> {
  const files = ['money', 'parcels', 'insights'].map(name =>
    readFile(join(DEMO, 'catalog', `${name}.yaml`), 'utf8'),
  );
  return (await Promise.all(files)).flatMap(text =>
    parseAllDocuments(text).map(document => {
      const entity = document.toJSON() as Entity;
      return {
        ...entity,
        metadata: { ...entity.metadata, namespace: 'default' },
      };
    }),
  );
}

/**
 * Portal, sandbox and tests share one event loop here. On a busy machine a call
 * that is given up was answered all the same, and is then made twice.
 */
function withPatience(config: { collection: object; limits?: object }) {
  return {
    collection: { ...config.collection, timeoutSeconds: 600 },
    limits: { ...config.limits, requestTimeoutMillis: 300_000 },
  };
}

async function readConfig(): Promise<PortalOptions['config']> {
  const text = await readFile(join(ROOT, 'app-config.yaml'), 'utf8');
  const { awsAgents } = parse(text);
  return { ...awsAgents, ...withPatience(awsAgents) };
}

/** The portal's identity as the demo has it: IRSA. */
async function webIdentity(sandbox: Sandbox, folder: string) {
  const response = await fetch(
    `${sandbox.endpoint}/_sandbox/web-identity-token`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        issuer: 'https://oidc.eks.eu-west-1.amazonaws.com/id/ACMEPLATFORM',
        subject: 'system:serviceaccount:backstage:portal',
        audience: 'sts.amazonaws.com',
      }),
    },
  );
  const { token } = (await response.json()) as { token: string };
  const file = join(folder, 'token');
  await writeFile(file, token);
  return {
    AWS_REGION: 'eu-west-1',
    AWS_WEB_IDENTITY_TOKEN_FILE: file,
    AWS_ROLE_ARN: 'arn:aws:iam::210987654321:role/portal/backstage',
    AWS_ROLE_SESSION_NAME: 'backstage-portal',
  };
}

/**
 * Starts a portal in front of the demo's AWS, with the demo's entities and config.
 *
 * @param change - makes the demo's AWS and config another
 */
export async function startDemo(
  options: Pick<PortalOptions, 'features' | 'denied'> = {},
  change?: (seed: SandboxSeed, config: PortalOptions['config']) => void,
): Promise<Portal> {
  const config = await readConfig();
  const seed = parse(await readFile(join(DEMO, 'aws.yaml'), 'utf8'));
  change?.(seed, config);
  const folder = await mkdtemp(join(tmpdir(), 'demo-world-'));
  const portal = await startPortal({
    ...options,
    seed,
    entities: await readCatalog(),
    identity: sandbox => webIdentity(sandbox, folder),
    config,
  });
  return {
    ...portal,
    stop: async () => {
      await portal.stop();
      await rm(folder, { recursive: true });
    },
  };
}
