import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { IAMClient } from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  STSClient,
  type AssumeRoleRequest,
  type Credentials,
} from '@aws-sdk/client-sts';
import type { Sandbox } from '../Sandbox';
import { startSandbox } from '../startSandbox';
import type { SandboxSeed } from '../world';
import { EXTERNAL_ID, PAYMENTS_ROLE, PORTAL_KEY, SEED } from './seed';

/** Keys as SDK clients take them. */
export interface TestKeys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** Region of all clients of the tests. */
export const REGION = 'eu-west-1';

/** Keys of an STS reply as SDK clients take them. */
export function keysOf(credentials: Credentials | undefined): TestKeys {
  return {
    accessKeyId: credentials?.AccessKeyId ?? '',
    secretAccessKey: credentials?.SecretAccessKey ?? '',
    sessionToken: credentials?.SessionToken,
  };
}

/** A started sandbox, and SDK clients for it that do not retry. */
export class TestSandbox {
  private constructor(readonly sandbox: Sandbox) {}

  static async start(seed: SandboxSeed = SEED): Promise<TestSandbox> {
    return new TestSandbox(await startSandbox({ seed }));
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }

  sts(credentials: TestKeys = PORTAL_KEY): STSClient {
    return new STSClient(this.#settings(credentials));
  }

  iam(credentials: TestKeys = PORTAL_KEY): IAMClient {
    return new IAMClient(this.#settings(credentials));
  }

  cloudTrail(credentials: TestKeys = PORTAL_KEY): CloudTrailClient {
    return new CloudTrailClient(this.#settings(credentials));
  }

  /** Assumes the payments role, or another. */
  async assume(
    input: Partial<AssumeRoleRequest> = {},
    credentials: TestKeys = PORTAL_KEY,
  ): Promise<TestKeys> {
    const reply = await this.sts(credentials).send(
      new AssumeRoleCommand({
        RoleArn: PAYMENTS_ROLE,
        RoleSessionName: 'payments',
        ExternalId: EXTERNAL_ID,
        ...input,
      }),
    );
    return keysOf(reply.Credentials);
  }

  /** Sends a request to the control endpoint. */
  control(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(`${this.sandbox.endpoint}/_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  #settings(credentials: TestKeys) {
    const { endpoint } = this.sandbox;
    return { endpoint, region: REGION, credentials, maxAttempts: 1 };
  }
}
