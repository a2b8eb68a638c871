import { once } from 'node:events';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Failure } from './failure.mjs';
import { inRoot } from './paths.mjs';
import { requireFreePort } from './preflight.mjs';
import { ProcessGroup, reasonOf, tail } from './processes.mjs';
import { step } from './progress.mjs';

const READY_MS = 180_000;
const POLL_MS = 250;
/** Web identity tokens live for an hour; a kubelet renews them well before. */
const TOKEN_RENEWAL_MS = 20 * 60_000;

/**
 * Ports and folder of one demo portal.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function demoSettings(env = process.env) {
  const port = (variable, fallback) => {
    const text = env[variable];
    const value = text === undefined ? fallback : Number(text);
    if (!Number.isInteger(value) || value < 1024 || value > 65535) {
      throw new Failure(
        `${variable} is "${text}"; a port between 1024 and 65535 is needed.`,
      );
    }
    return value;
  };
  return {
    appPort: port('DEMO_APP_PORT', 3000),
    backendPort: port('DEMO_BACKEND_PORT', 7007),
    sandboxPort: port('DEMO_SANDBOX_PORT', 4566),
    folder: env.DEMO_FOLDER ?? inRoot('.demo'),
  };
}

/**
 * Starts sandbox, backend and app, and answers when all three do.
 *
 * @param {NodeJS.ProcessEnv} env environment with node and yarn on its PATH
 */
export async function startDemo(env, settings = demoSettings(env)) {
  const { appPort, backendPort, sandboxPort, folder } = settings;
  await requireFreePort(appPort, 'portal', 'DEMO_APP_PORT');
  await requireFreePort(backendPort, 'backend', 'DEMO_BACKEND_PORT');
  await requireFreePort(sandboxPort, 'local AWS', 'DEMO_SANDBOX_PORT');
  await mkdir(folder, { recursive: true });

  const processes = new ProcessGroup();
  const failed = new Promise((_, reject) => {
    processes.onUnexpectedExit = (name, code, log) =>
      reject(
        new Failure(
          `The ${name} ended unexpectedly with exit code ${code}. End of ${log}:\n${tail(
            log,
          )}`,
        ),
      );
  });
  failed.catch(() => {});
  const demo = {
    url: `http://localhost:${appPort}`,
    failed,
    close: async () => {
      clearInterval(demo.renewal);
      await processes.close();
    },
    renewal: undefined,
  };
  try {
    const sandbox = await Promise.race([
      failed,
      step('Starting the local AWS', () =>
        startSandbox(processes, env, settings),
      ),
    ]);
    const identity = await portalIdentity(sandbox, folder);
    demo.renewal = identity.renewal;
    await Promise.race([
      failed,
      step('Starting the portal', () =>
        startPortal(processes, { ...env, ...identity.env }, settings, sandbox),
      ),
    ]);
    return demo;
  } catch (error) {
    await demo.close();
    throw error;
  }
}

async function startSandbox(processes, env, { sandboxPort, folder }) {
  const child = processes.start(
    'local AWS',
    'node',
    [
      inRoot('packages/aws-sandbox/bin/aws-sandbox'),
      '--seed',
      inRoot('packages/backend/demo/aws.yaml'),
      '--port',
      String(sandboxPort),
    ],
    { cwd: inRoot(), env, log: `${folder}/aws-sandbox.log` },
  );
  const [line] = await once(createInterface(child.stdout), 'line');
  return JSON.parse(line);
}

/**
 * The portal's identity in the demo: a web identity token in a file that is
 * renewed, as on EKS with IRSA. No long-lived key is involved.
 */
async function portalIdentity(sandbox, folder) {
  const tokenFile = `${folder}/web-identity-token`;
  const renew = async () => {
    await writeToken(sandbox, tokenFile, {
      issuer: 'https://oidc.eks.eu-west-1.amazonaws.com/id/ACMEPLATFORM',
      subject: 'system:serviceaccount:backstage:portal',
    });
    // Of the pipeline that deploys what the portal has generated.
    await writeToken(sandbox, `${folder}/pipeline-token`, {
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:acme/returns:ref:refs/heads/main',
    });
  };
  await renew();
  const renewal = setInterval(() => renew().catch(() => {}), TOKEN_RENEWAL_MS);
  renewal.unref();
  return {
    renewal,
    env: {
      AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile,
      AWS_ROLE_ARN: 'arn:aws:iam::210987654321:role/portal/backstage',
      AWS_ROLE_SESSION_NAME: 'backstage-portal',
    },
  };
}

async function writeToken(sandbox, file, claims) {
  const response = await fetch(
    `${sandbox.endpoint}/_sandbox/web-identity-token`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...claims, audience: 'sts.amazonaws.com' }),
      signal: AbortSignal.timeout(5_000),
    },
  );
  if (!response.ok) {
    throw new Failure(
      `The local AWS issued no web identity token: ${
        response.status
      } ${await response.text()}`,
    );
  }
  const { token } = await response.json();
  await writeFile(`${file}.new`, token, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

async function startPortal(processes, env, settings, sandbox) {
  const { appPort, backendPort } = settings;
  const folder = path.resolve(settings.folder);
  const appUrl = `http://localhost:${appPort}`;
  const backendUrl = `http://localhost:${backendPort}`;
  const portalEnv = {
    ...withoutAwsCredentials(env),
    NODE_ENV: 'development',
    BROWSER: 'none',
    AWS_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL: sandbox.endpoint,
    AWS_WEB_IDENTITY_TOKEN_FILE: env.AWS_WEB_IDENTITY_TOKEN_FILE,
    AWS_ROLE_ARN: env.AWS_ROLE_ARN,
    AWS_ROLE_SESSION_NAME: env.AWS_ROLE_SESSION_NAME,
    AWS_EC2_METADATA_DISABLED: 'true',
    DEMO_FOLDER: folder,
    APP_CONFIG_app_baseUrl: JSON.stringify(appUrl),
    APP_CONFIG_backend_baseUrl: JSON.stringify(backendUrl),
    APP_CONFIG_backend_listen_port: String(backendPort),
    APP_CONFIG_backend_cors_origin: JSON.stringify(appUrl),
    APP_CONFIG_backend_database_connection_directory: JSON.stringify(
      `${folder}/database`,
    ),
  };
  const start = (name, args) =>
    processes.start(name, 'node', args, {
      cwd: inRoot('packages', name),
      env: portalEnv,
      log: `${folder}/${name}.log`,
    });
  // Not the CLI's watching start: it would outlive a backend that fails.
  start('backend', [
    '--require',
    inRoot('node_modules/@backstage/cli/config/nodeTransform.cjs'),
    '--no-node-snapshot',
    'src',
  ]);
  start('app', [
    inRoot('node_modules/@backstage/cli/bin/backstage-cli'),
    'package',
    'start',
  ]);
  await Promise.all([
    answers(`${backendUrl}/.backstage/health/v1/readiness`),
    answers(appUrl),
  ]);
}

/** The demo must not pick up the developer's own AWS credentials. */
function withoutAwsCredentials(env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('AWS_')),
  );
}

async function answers(url) {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      await response.arrayBuffer();
      if (response.ok) return;
    } catch {
      // Not there yet.
    }
    if (Date.now() > deadline) {
      throw new Failure(`${url} did not answer within ${READY_MS / 1000} s.`);
    }
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
}
