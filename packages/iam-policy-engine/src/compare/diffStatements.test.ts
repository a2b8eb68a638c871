import { policy } from '../needs/__fixtures__/policies';
import { StatementDocument } from '../policy/types';
import { diffStatements } from './diffStatements';

const read = {
  Sid: 'Read',
  Action: ['s3:GetObject', 's3:ListBucket'],
  Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
};
const metrics = { Sid: 'Metrics', Action: 'cloudwatch:*' };
const deny = { Effect: 'Deny', Action: 'iam:*' } as const;

type Statements = Partial<StatementDocument>[];
const diff = (before: Statements, after: Statements) =>
  diffStatements(
    { identity: [policy('identity', ...before)] },
    { identity: [policy('identity', ...after)] },
  ).map(({ kind, before: left, after: right, elements }) => [
    kind,
    left?.statement.index,
    right?.statement.index,
    ...elements.map(
      ({ element, removed, added }) =>
        `${element}: ${[
          ...removed.map(text => `-${text}`),
          ...added.map(text => `+${text}`),
        ].join(' ')}`,
    ),
  ]);

describe('diffStatements', () => {
  it('does not mind order and lists of one', () => {
    const reordered = {
      ...read,
      Action: [...read.Action].reverse(),
      Resource: [...read.Resource].reverse(),
    };
    expect(
      diff(
        [read, metrics],
        [{ ...metrics, Action: ['cloudwatch:*'] }, reordered],
      ),
    ).toEqual([]);
  });

  it('tells which entries of which element changed', () => {
    expect(
      diff(
        [metrics, read],
        [
          {
            ...read,
            Action: ['s3:GetObject', 's3:PutObject'],
            Condition: { StringEquals: { 'aws:RequestedRegion': ['a', 'b'] } },
          },
          metrics,
        ],
      ),
    ).toEqual([
      [
        'changed',
        1,
        0,
        'Action: -s3:ListBucket +s3:PutObject',
        'Condition: +StringEquals aws:RequestedRegion a or b',
      ],
    ]);
  });

  it('knows statements by what they have in common when Sids do not help', () => {
    expect(
      diff(
        [deny, { Action: ['s3:GetObject', 'sqs:ReceiveMessage'] }],
        [
          { Action: 'sqs:ReceiveMessage', Resource: 'arn:aws:sqs:*:*:q' },
          { Sid: 'New', Action: 's3:GetObject' },
          deny,
        ],
      ),
    ).toEqual([
      ['changed', 1, 1, 'Sid: +New', 'Action: -sqs:ReceiveMessage'],
      [
        'added',
        undefined,
        0,
        'Effect: +Allow',
        'Action: +sqs:ReceiveMessage',
        'Resource: +arn:aws:sqs:*:*:q',
      ],
    ]);
  });

  it('shows what came and went, NotAction as what it is', () => {
    expect(diff([deny], [{ NotAction: 'iam:*' }])).toEqual([
      [
        'removed',
        0,
        undefined,
        'Effect: -Deny',
        'Action: -iam:*',
        'Resource: -*',
      ],
      [
        'added',
        undefined,
        0,
        'Effect: +Allow',
        'Action: +NotAction iam:*',
        'Resource: +*',
      ],
    ]);
  });

  it('compares policies of each type among themselves, and gives the text', () => {
    const [change, ...others] = diffStatements(
      { identity: [policy('identity', read)] },
      {
        identity: [policy('identity', read)],
        boundary: policy('boundary', metrics),
      },
    );
    expect(others).toEqual([]);
    expect(change.after).toEqual({
      policy: { id: 'the-boundary', type: 'boundary' },
      statement: { index: 0, sid: 'Metrics' },
      document: { Effect: 'Allow', Resource: '*', ...metrics },
    });
  });
});
