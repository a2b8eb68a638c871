import type { Failure } from 'backstage-plugin-aws-agents-common';
import type {
  CollectorContext,
  FailedCall,
} from 'backstage-plugin-aws-agents-node';
import { agentFixture } from '../../__fixtures__/agents';
import { AwsFailureError } from '../../aws';
import { BucketReader } from './BucketReader';

type Answers = Record<string, () => object>;

function refuse(errorCode: string): () => never {
  return () => {
    throw new AwsFailureError({
      code: 'x',
      message: errorCode,
      cause: '',
      remedy: '',
      retryable: false,
      call: { service: 'S3', operation: '', errorCode },
      at: '',
    });
  };
}

function readerOf(answers: Answers) {
  const context = {
    signal: new AbortController().signal,
    now: new Date(),
    expectCalls: () => {},
    client: () => ({
      send: async (command: object) =>
        answers[command.constructor.name.replace(/Command$/, '')](),
    }),
    toFailure: (error: Error, call: FailedCall) =>
      ({ code: error.message, message: call.operation } as Failure),
  } as unknown as CollectorContext;
  return BucketReader.create({
    bucket: 'acme',
    region: 'eu-west-1',
    agent: agentFixture(),
    context,
  });
}

describe('BucketReader', () => {
  it('takes absent configuration for a fact', async () => {
    const { posture, failures } = await readerOf({
      GetBucketEncryption: refuse(
        'ServerSideEncryptionConfigurationNotFoundError',
      ),
      GetPublicAccessBlock: refuse('NoSuchPublicAccessBlockConfiguration'),
      GetBucketPolicy: refuse('NoSuchBucketPolicy'),
      GetBucketVersioning: () => ({}),
    }).posture();
    expect(posture).toEqual({
      encryption: null,
      encryptionStatus: 'none',
      publicAccess: 'not-blocked',
      tlsOnly: 'no',
      versioning: 'disabled',
    });
    expect(failures).toEqual([]);
  });

  it('leaves unknown what it may not read', async () => {
    const { posture, failures } = await readerOf({
      GetBucketEncryption: refuse('AccessDenied'),
      GetPublicAccessBlock: refuse('AccessDenied'),
      GetBucketPolicy: () => ({ Policy: 'no json' }),
      GetBucketVersioning: () => ({ Status: 'Enabled' }),
    }).posture();
    expect(posture).toEqual({
      encryption: null,
      encryptionStatus: 'unknown',
      publicAccess: 'unknown',
      tlsOnly: 'unknown',
      versioning: 'enabled',
    });
    expect(failures.map(({ message }) => message)).toEqual([
      'GetBucketEncryption',
      'GetPublicAccessBlock',
      'GetBucketPolicy',
    ]);
  });

  it('knows the region that S3 names, else the one it asked in', async () => {
    expect(
      await readerOf({
        HeadBucket: () => ({ BucketRegion: 'us-east-1' }),
      }).locate(),
    ).toBe('us-east-1');
    expect(await readerOf({ HeadBucket: () => ({}) }).locate()).toBe(
      'eu-west-1',
    );
  });
});
