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

const broadOf = (...args: Parameters<typeof compare>) =>
  compare(...args).tooBroad.map(({ element, actions, current, suggested }) => ({
    element,
    actions,
    current,
    suggested,
  }));

describe('too broad', () => {
  it.each<
    [string, AccessNeed[], Partial<StatementDocument>, object | undefined]
  >([
    [
      'a resource that covers more',
      [read],
      { Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::telemetry/*' },
      {
        element: 'Resource',
        actions: ['s3:GetObject'],
        current: ['arn:aws:s3:::telemetry/*'],
        suggested: [OBJECTS],
      },
    ],
    [
      'resources of which one is not needed',
      [read],
      { Action: 's3:GetObject', Resource: [OBJECTS, 'arn:aws:s3:::other/*'] },
      {
        element: 'Resource',
        actions: ['s3:GetObject'],
        current: [OBJECTS, 'arn:aws:s3:::other/*'],
        suggested: [OBJECTS],
      },
    ],
    [
      'a resource that covers other things',
      [read],
      { Action: 's3:GetObject', Resource: 'arn:aws:s3:::*/2024' },
      {
        element: 'Resource',
        actions: ['s3:GetObject'],
        current: ['arn:aws:s3:::*/2024'],
        suggested: ['arn:aws:s3:::telemetry/payments/*/2024'],
      },
    ],
    [
      'NotResource',
      [read],
      { Action: 's3:GetObject', NotResource: 'arn:aws:s3:::x' },
      {
        element: 'Resource',
        actions: ['s3:GetObject'],
        current: ['NotResource arn:aws:s3:::x'],
        suggested: [OBJECTS],
      },
    ],
    [
      'an action pattern',
      [read, { ...read, action: 's3:GetObjectTagging' }],
      { Action: 's3:Get*', Resource: OBJECTS },
      {
        element: 'Action',
        actions: ['s3:Get*'],
        current: ['s3:Get*'],
        suggested: ['s3:GetObject', 's3:GetObjectTagging'],
      },
    ],
    [
      'NotAction',
      [read],
      { NotAction: 'iam:*', Resource: OBJECTS },
      {
        element: 'Action',
        actions: ['NotAction iam:*'],
        current: ['NotAction iam:*'],
        suggested: ['s3:GetObject'],
      },
    ],
    [
      'a condition that all needs promise',
      [metrics, { ...metrics, action: 'cloudwatch:GetMetricData' }],
      { Action: ['cloudwatch:ListMetrics', 'cloudwatch:GetMetricData'] },
      {
        element: 'Condition',
        actions: ['cloudwatch:ListMetrics', 'cloudwatch:GetMetricData'],
        current: [],
        suggested: ['StringEquals aws:RequestedRegion eu-west-1'],
      },
    ],
    [
      'but no pattern that is needed as a whole',
      [{ ...read, action: 's3:Get*' }],
      { Action: 's3:Get*', Resource: OBJECTS },
      undefined,
    ],
    [
      'but no condition that one need does not promise',
      [metrics, { ...metrics, conditions: undefined }],
      { Action: 'cloudwatch:ListMetrics' },
      undefined,
    ],
    [
      'but no resource whose variables have no known value',
      [read],
      {
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::telemetry/${aws:PrincipalTag/service}/*',
      },
      undefined,
    ],
    [
      'but nothing of a statement that serves no need',
      [read],
      { Action: 'sqs:*', Resource: '*' },
      undefined,
    ],
  ])('%s', (_, needs, statement, expected) => {
    expect(broadOf(needs, [statement])).toEqual(expected ? [expected] : []);
  });

  it('gives the condition to add', () => {
    const [{ condition }] = compare(
      [metrics],
      [{ Action: 'cloudwatch:ListMetrics' }],
    ).tooBroad;
    expect(condition).toEqual({
      StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] },
    });
  });
});
