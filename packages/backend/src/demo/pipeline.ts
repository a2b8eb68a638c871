import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  resolvePackagePath,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import { ResponseError, ServiceUnavailableError } from '@backstage/errors';
import { executeShellCommand } from '@backstage/plugin-scaffolder-node';

const ISSUER = 'https://token.actions.githubusercontent.com';
const SUBJECT = 'repo:acme/returns:ref:refs/heads/main';
const TIMEOUT_MS = 60_000;

/**
 * Applies a CloudFormation template to the local AWS as the pipeline of a repository does it: with a web identity and a
 * role of the account that may change the roles of agents and nothing else. The portal itself may not.
 */
export async function applyAsPipeline(options: {
  template: string;
  accountId: string;
  logger: LoggerService;
  signal?: AbortSignal;
}): Promise<void> {
  const { template, accountId, logger, signal } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'demo-pipeline-'));
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const tokenFile = path.join(folder, 'token');
    await writeFile(tokenFile, await mintToken(), { mode: 0o600 });
    await executeShellCommand({
      command: process.execPath,
      args: [
        resolvePackagePath('aws-sandbox', 'bin/aws-sandbox'),
        'apply',
        template,
      ],
      logger,
      options: {
        env: pipelineEnvironment(accountId, tokenFile),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** How somebody does the same in a shell; the demo keeps a token of the pipeline in its folder. */
export function pipelineCommand(template: string, accountId: string): string {
  const folder = path.resolve(process.env.DEMO_FOLDER ?? '../../.demo');
  const environment = pipelineEnvironment(
    accountId,
    path.join(folder, 'pipeline-token'),
  );
  return [
    ...Object.entries(environment)
      .filter(([name]) => name.startsWith('AWS_'))
      .map(([name, value]) => `${name}=${value} \\`),
    `npx aws-sandbox apply ${template}`,
  ].join('\n');
}

function pipelineEnvironment(
  accountId: string,
  tokenFile: string,
): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    AWS_ENDPOINT_URL: endpoint(),
    AWS_REGION: 'eu-west-1',
    AWS_ROLE_ARN: `arn:aws:iam::${accountId}:role/pipelines/agent-roles`,
    AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile,
  };
}

function endpoint(): string {
  const url = process.env.AWS_ENDPOINT_URL;
  if (!url) {
    throw new ServiceUnavailableError(
      'AWS_ENDPOINT_URL is not set: the demo applies templates to its local AWS only',
    );
  }
  return url;
}

async function mintToken(): Promise<string> {
  const response = await fetch(`${endpoint()}/_sandbox/web-identity-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ issuer: ISSUER, subject: SUBJECT }),
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  const { token } = await response.json();
  return token;
}
