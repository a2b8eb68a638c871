import { IAMClient } from '@aws-sdk/client-iam';
import { PAYMENTS_ACCOUNT, SEED } from '../../../__fixtures__/seed';
import { TestSandbox } from '../../../__fixtures__/testSandbox';
import type { SandboxSeed } from '../../../world';

/** A policy of one statement that allows. */
export function allowing(
  Action: string | string[],
  Resource: string | string[] = '*',
  Condition?: object,
): { Version: string; Statement: object[] } {
  return {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) },
    ],
  };
}

/** A trust policy of one statement. */
export function trusting(Principal: unknown, more: object = {}): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more },
    ],
  });
}

export const EC2_TRUST = trusting({ Service: 'ec2.amazonaws.com' });
export const LINKED_ROLE = 'AWSServiceRoleForSupport';

/** May do everything in the payments account's IAM. */
export const ADMIN_KEY = {
  accessKeyId: 'AKIAADMINEXAMPLE0000',
  secretAccessKey: 'admin-secret',
};
/** Has the policies that a test gives it. */
export const CLERK_KEY = {
  accessKeyId: 'AKIACLERKEXAMPLE0000',
  secretAccessKey: 'clerk-secret',
};

const user = (
  name: string,
  keys: typeof ADMIN_KEY,
  inlinePolicies: Record<string, object>,
) => ({
  name,
  accessKeys: [{ id: keys.accessKeyId, secret: keys.secretAccessKey }],
  inlinePolicies: inlinePolicies as Record<string, Record<string, unknown>>,
});

function seedWithWriters(clerkPolicies: Record<string, object>): SandboxSeed {
  const [portal, payments] = structuredClone(SEED.accounts);
  payments.users = [
    user('admin', ADMIN_KEY, { all: allowing(['iam:*', 'sts:*']) }),
    user('clerk', CLERK_KEY, clerkPolicies),
  ];
  payments.roles!.push({
    name: LINKED_ROLE,
    path: '/aws-service-role/support.amazonaws.com/',
    trust: trusting({ Service: 'support.amazonaws.com' }),
  });
  payments.policies!.push({ name: 'boundary', document: allowing('s3:*') });
  return { accounts: [portal, payments] };
}

/** The permissions boundary of the tests; it allows S3 only. */
export const S3_BOUNDARY = `arn:aws:iam::${PAYMENTS_ACCOUNT}:policy/boundary`;

/** A sandbox whose payments account has somebody to change its IAM. */
export class IamWriters {
  private constructor(readonly test: TestSandbox) {}

  static async start(
    clerkPolicies: Record<string, object> = {},
  ): Promise<IamWriters> {
    return new IamWriters(
      await TestSandbox.start(seedWithWriters(clerkPolicies)),
    );
  }

  get admin(): IAMClient {
    return this.test.iam(ADMIN_KEY);
  }

  get clerk(): IAMClient {
    return this.test.iam(CLERK_KEY);
  }

  close(): Promise<void> {
    return this.test.close();
  }
}
