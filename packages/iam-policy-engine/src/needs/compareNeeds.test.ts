import { knowledge } from '../findings/__fixtures__/knowledge';
import { minimalPolicy } from '../minimise';
import { parsePolicy } from '../policy/parsePolicy';
import { StatementDocument } from '../policy/types';
import { policy } from './__fixtures__/policies';
import { compareNeeds } from './compareNeeds';
import { NeedComparisonInput } from './comparison';
import { AccessNeed } from './types';

const OBJECTS = 'arn:aws:s3:::telemetry/payments/*';
const read: AccessNeed = { action: 's3:GetObject', resource: OBJECTS };
const metrics: AccessNeed = {
  action: 'cloudwatch:ListMetrics',
  resource: '*',
  conditions: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
};
const inRegion = metrics.conditions;

function compare(
  needs: readonly AccessNeed[],
  statements: readonly Partial<StatementDocument>[],
  options: Partial<NeedComparisonInput> = {},
) {
  const { policies, ...rest } = options;
  return compareNeeds({
    needs,
    policies: { identity: [policy('identity', ...statements)], ...policies },
    ...rest,
  });
}

/** The parts of an excess that are about what, not where. */
const excessOf = (...args: Parameters<typeof compare>) =>
  compare(...args).excess.map(({ entry, removable, actions }) => ({
    entry,
    removable,
    actions: actions.map(({ action, severity, rule }) =>
      [action, severity, rule].filter(Boolean).join(' '),
    ),
  }));
describe('compareNeeds', () => {
  it('finds nothing to say of the minimal policy', () => {
    const needs = [read, metrics];
    const identity = [
      parsePolicy(minimalPolicy(needs).document, { type: 'identity' }),
    ];
    expect(compareNeeds({ needs, policies: { identity }, knowledge })).toEqual({
      missing: [],
      excess: [],
      tooBroad: [],
    });
  });
});

describe('missing', () => {
  it('names the policy type, the policy and the statement that stop a need', () => {
    const { missing } = compare(
      [read, metrics],
      [
        { Action: ['s3:GetObject', 'cloudwatch:ListMetrics'] },
        { Sid: 'NoSecrets', Effect: 'Deny', Resource: 'arn:aws:s3:::*/key' },
      ],
      { policies: { boundary: policy('boundary', { Action: 's3:*' }) } },
    );
    expect(missing).toEqual([
      {
        need: read,
        met: 'partly',
        reason: 'explicit-deny',
        policyType: 'identity',
        policy: { id: 'the-identity', type: 'identity' },
        statement: { index: 1, sid: 'NoSecrets' },
        request: expect.objectContaining({ action: 's3:GetObject' }),
      },
      {
        need: metrics,
        met: 'not',
        reason: 'implicit-deny',
        policyType: 'boundary',
        policy: { id: 'the-boundary', type: 'boundary' },
        request: expect.objectContaining({ resource: '*' }),
      },
    ]);
  });
});

describe('excess', () => {
  it('ranks what is allowed and not needed, riskiest first', () => {
    expect(
      excessOf(
        [read],
        [
          {
            Action: [
              's3:GetObject',
              's3:ListBucket',
              's3:GetObjectTagging',
              's3:PutObject',
              's3:PutBucketPolicy',
              'iam:PutRolePolicy',
            ],
            Resource: [OBJECTS, 'arn:aws:iam::111122223333:role/alloy'],
          },
        ],
        { knowledge },
      ),
    ).toEqual(
      [
        ['iam:PutRolePolicy', 'critical privilege-escalation'],
        ['s3:PutBucketPolicy', 'high resource-exposure'],
        ['s3:PutObject', 'medium'],
        ['s3:GetObjectTagging', 'low'],
        ['s3:ListBucket', 'info'],
      ].map(([entry, risk]) => ({
        entry,
        removable: true,
        actions: [`${entry} ${risk}`],
      })),
    );
  });

  it('goes by what the findings say where they say something', () => {
    const statement = { Action: ['s3:GetObject', 'sqs:DeleteQueue'] };
    expect(excessOf([], [statement], { knowledge })).toEqual([
      {
        entry: 's3:GetObject',
        removable: true,
        actions: ['s3:GetObject high data-exfiltration'],
      },
      {
        entry: 'sqs:DeleteQueue',
        removable: true,
        actions: ['sqs:DeleteQueue medium infrastructure-change'],
      },
    ]);
  });

  it('names the actions behind a wildcard where they are known', () => {
    const statement = { Action: 'sqs:*', Resource: 'arn:aws:sqs:*:*:q' };
    const receive = {
      action: 'sqs:ReceiveMessage',
      resource: 'arn:aws:sqs:eu-west-1:111122223333:q',
    };
    expect(excessOf([receive], [statement], { knowledge })).toEqual([
      {
        entry: 'sqs:*',
        removable: false,
        actions: ['sqs:DeleteQueue medium service-wildcard'],
      },
    ]);
    // Without knowledge one can only say that the entry is too broad.
    expect(excessOf([receive], [statement])).toEqual([]);
    expect(excessOf([], [statement])).toEqual([
      {
        entry: 'sqs:*',
        removable: true,
        actions: ['sqs:* medium service-wildcard'],
      },
    ]);
  });

  it('ranks known actions behind a wildcard by what they do', () => {
    const statement = { Action: 's3:*', Resource: OBJECTS };
    const [{ actions }] = excessOf([], [statement], { knowledge });
    expect(actions[0]).toBe('s3:PutBucketPolicy high resource-exposure');
    expect(actions).toContain('s3:ListBucket medium service-wildcard');
  });

  it('calls an unneeded administrator what it is', () => {
    expect(excessOf([], [{}], { knowledge })).toEqual([
      {
        entry: '*',
        removable: true,
        actions: ['* critical admin-access'],
      },
    ]);
    expect(excessOf([], [{ NotAction: 'iam:*' }])).toEqual([
      {
        entry: 'NotAction iam:*',
        removable: true,
        actions: ['NotAction iam:* high not-action-with-allow'],
      },
    ]);
  });

  it('leaves out what another policy stops anyway', () => {
    const statement = { Action: ['sqs:DeleteQueue', 's3:PutObject'] };
    const boundary = policy('boundary', { Action: 's3:*' });
    expect(
      excessOf([], [statement], { policies: { boundary } }).map(
        ({ entry }) => entry,
      ),
    ).toEqual(['s3:PutObject']);
    const deny = { Effect: 'Deny', Action: 's3:*' } as const;
    expect(excessOf([], [statement, deny], { policies: { boundary } })).toEqual(
      [],
    );
  });

  it('counts what is allowed under a condition only', () => {
    expect(
      excessOf([], [{ Action: 's3:PutObject', Condition: inRegion }]),
    ).toHaveLength(1);
  });
});
