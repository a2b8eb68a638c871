import type {
  DiffLine,
  FixedPolicy,
  FixFlavour,
  PermissionFixResponse,
} from 'backstage-plugin-aws-agents-common';
import { ago } from './time';

const FILES: Readonly<
  Record<
    FixFlavour,
    { extension: string; language: 'json' | 'hcl' | 'yaml' | 'typescript' }
  >
> = {
  json: { extension: 'json', language: 'json' },
  terraform: { extension: 'tf', language: 'hcl' },
  cloudformation: { extension: 'yaml', language: 'yaml' },
  cdk: { extension: 'ts', language: 'typescript' },
};

const line = (
  kind: DiffLine['kind'],
  text: string,
  before?: number,
  after?: number,
): DiffLine => ({ kind, text, before, after });

const BEFORE = [
  '{',
  '  "Version": "2012-10-17",',
  '  "Statement": [',
  '    {',
  '      "Effect": "Allow",',
  '      "Action": "s3:*",',
  '      "Resource": "*"',
  '    }',
  '  ]',
  '}',
];

const fixedPolicy = (name: string): FixedPolicy => {
  const after = BEFORE.map(text =>
    text
      .replace('"s3:*"', '"s3:PutObject"')
      .replace('"*"', `"arn:aws:s3:::acme-telemetry/${name}/*"`),
  );
  return {
    before: BEFORE.join('\n'),
    after: after.join('\n'),
    diff: [
      ...BEFORE.slice(0, 5).map((text, i) => line('same', text, i + 1, i + 1)),
      line('removed', BEFORE[5], 6),
      line('removed', BEFORE[6], 7),
      line('added', after[5], undefined, 6),
      line('added', after[6], undefined, 7),
      ...BEFORE.slice(7).map((text, i) => line('same', text, i + 8, i + 8)),
    ],
    size: 128,
    reasons: [{ sid: 'S3Objects', why: ['write chunks and the index'] }],
  };
};

/** The fix of a role that may do anything with S3. */
export const permissionFix = (
  name: string,
  flavour: FixFlavour = 'json',
  overrides: Partial<NonNullable<PermissionFixResponse['fix']>> = {},
): PermissionFixResponse => {
  const { extension, language } = FILES[flavour];
  const policy = fixedPolicy(name);
  return {
    flavour,
    fix: {
      files: [
        {
          name: `${name}-agent-policy.${extension}`,
          title: 'Policy of the agent role',
          language,
          text: `${flavour} of ${name}\n${policy.after}\n`,
        },
      ],
      identity: policy,
      trust: null,
      trustReason: 'The annotations name no cluster, so whom to trust is open.',
      effect: {
        newlyAllowed: [],
        newlyAllowedCount: 0,
        newlyDenied: [
          { action: 's3:DeleteBucket', resource: '*', except: [] },
          {
            action: 's3:Get*',
            resource: '*',
            except: ['s3:GetObject on arn:aws:s3:::acme-telemetry/*'],
          },
        ],
        newlyDeniedCount: 2,
        unmet: [],
        findings: [],
        complete: true,
      },
      replaces: ['alloy-cloudwatch'],
      notes: [],
      ...overrides,
    },
    serverTime: ago(0),
  };
};
