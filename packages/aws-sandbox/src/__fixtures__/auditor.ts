import type { SandboxSeed } from '../world';
import { PAYMENTS_ACCOUNT, SEED } from './seed';

/** Key of a user that may read everything in the payments account. */
export const AUDITOR_KEY = {
  accessKeyId: 'AKIAAUDITOREXAMPLE00',
  secretAccessKey: 'auditor-secret',
};
/** The permissions boundary of that user. */
export const BOUNDARY = `arn:aws:iam::${PAYMENTS_ACCOUNT}:policy/limits/boundary`;

/** The seed with an auditor, who has a boundary, in the payments account. */
export function seedWithAuditor(): SandboxSeed {
  const [portal, payments] = structuredClone(SEED.accounts);
  payments.users = [
    {
      name: 'auditor',
      accessKeys: [
        { id: AUDITOR_KEY.accessKeyId, secret: AUDITOR_KEY.secretAccessKey },
      ],
      attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      inlinePolicies: {
        deny: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'iam:GetUserPolicy',
              Resource: '*',
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
            },
          ],
        },
      },
      permissionsBoundary: BOUNDARY,
    },
  ];
  payments.policies!.push({
    name: 'boundary',
    path: '/limits/',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['iam:*', 'cloudwatch:*', 's3:*'],
          Resource: '*',
        },
      ],
    },
  });
  return { accounts: [portal, payments] };
}
