import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { startSandbox, type Sandbox } from '../../../startSandbox';
import type { SandboxSeed } from '../../../world';

export const OWNER = '111122223333';
export const OTHER = '444455556666';

const allow = (
  Action: string | string[],
  Resource = '*',
  Condition?: object,
) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) },
  ],
});

/** Who makes requests in the tests. */
export const USERS = {
  admin: { accountId: OWNER, policy: allow('*') },
  /** May read objects, but list only what is below `logs/`. */
  reader: {
    accountId: OWNER,
    policy: {
      Version: '2012-10-17',
      Statement: [
        ...allow('s3:GetObject').Statement,
        ...allow('s3:ListBucket', '*', {
          StringLike: { 's3:prefix': 'logs/*' },
        }).Statement,
      ],
    },
  },
  /** May delete what is below `tmp/` only. */
  cleaner: {
    accountId: OWNER,
    policy: allow('s3:DeleteObject', 'arn:aws:s3:::*/tmp/*'),
  },
  /** Allowed everything by its own account, which does not own the buckets. */
  stranger: { accountId: OTHER, policy: allow('s3:*') },
} as const;

export type UserName = keyof typeof USERS;

function keyOf(name: UserName) {
  return {
    accessKeyId: `AKIA${name.toUpperCase().padEnd(16, '0')}`,
    secretAccessKey: `secret of ${name}`,
  };
}

function usersOf(accountId: string) {
  return (Object.keys(USERS) as UserName[])
    .filter(name => USERS[name].accountId === accountId)
    .map(name => ({
      name,
      accessKeys: [
        {
          id: keyOf(name).accessKeyId,
          secret: keyOf(name).secretAccessKey,
        },
      ],
      inlinePolicies: { own: USERS[name].policy },
    }));
}

type BucketSeeds = NonNullable<SandboxSeed['accounts'][number]['buckets']>;

/** A sandbox with buckets of one account, and S3 clients for it that do not retry. */
export class S3Sandbox {
  private constructor(readonly sandbox: Sandbox) {}

  static async start(buckets: BucketSeeds): Promise<S3Sandbox> {
    const seed: SandboxSeed = {
      accounts: [
        { id: OWNER, users: usersOf(OWNER), buckets },
        { id: OTHER, users: usersOf(OTHER) },
      ],
    };
    return new S3Sandbox(await startSandbox({ seed }));
  }

  client(user: UserName = 'admin', config: S3ClientConfig = {}): S3Client {
    return new S3Client({
      endpoint: this.sandbox.endpoint,
      region: 'eu-west-1',
      credentials: { ...keyOf(user) },
      maxAttempts: 1,
      ...config,
    });
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }
}
