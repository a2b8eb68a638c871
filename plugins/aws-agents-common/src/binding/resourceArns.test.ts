import { AWS_AGENTS_ANNOTATIONS } from '../annotations';
import { AnnotationReader } from './AnnotationReader';
import { readResources } from './resourceArns';

function read(text?: string, partition = 'aws') {
  const reader = AnnotationReader.create({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'payments',
      annotations: {
        ...(text === undefined
          ? {}
          : { [AWS_AGENTS_ANNOTATIONS.resources]: text }),
      },
    },
  });
  const resources = readResources(reader, partition);
  return { resources, problems: reader.problems };
}

describe('readResources', () => {
  it('reads one ARN a line, or several with commas, each once', () => {
    expect(
      read(`arn:aws:sqs:eu-west-1:111122223333:payments
        arn:aws:aps:eu-west-1:111122223333:workspace/ws-1,arn:aws:sqs:eu-west-1:111122223333:payments`),
    ).toEqual({
      resources: [
        'arn:aws:sqs:eu-west-1:111122223333:payments',
        'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1',
      ],
      problems: [],
    });
    expect(read()).toEqual({ resources: undefined, problems: [] });
  });

  it('takes the ARN of a log group as AWS hands it out', () => {
    const arn = 'arn:aws:logs:eu-west-1:111122223333:log-group:/alloy/x:*';
    expect(read(arn)).toEqual({ resources: [arn], problems: [] });
  });

  it.each([
    ['payments', 'is no ARN'],
    ['arn:aws:sqs:eu-west-1:111122223333:pay*', 'names no single resource'],
    [
      'arn:aws-cn:sqs:cn-north-1:111122223333:x',
      'is in partition aws-cn, but the agent role is in aws',
    ],
  ])('reports %s', (text, message) => {
    expect(read(text).problems).toEqual([
      expect.objectContaining({
        annotation: 'aws-agents/resources',
        value: text,
        message,
      }),
    ]);
  });
});
