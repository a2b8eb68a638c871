import { UNKNOWN_POSTURE, type BucketPosture } from './bucketPosture';
import { bucketProblems, describeProblems } from './bucketProblems';

const GOOD: BucketPosture = {
  encryption: { algorithm: 'AES256' },
  encryptionStatus: 'encrypted',
  publicAccess: 'blocked',
  tlsOnly: 'yes',
  versioning: 'disabled',
};

describe('bucketProblems', () => {
  it('finds none in a hardened bucket, and none where nobody could look', () => {
    expect(bucketProblems(GOOD)).toEqual([]);
    expect(bucketProblems(UNKNOWN_POSTURE)).toEqual([]);
  });

  it.each<[Partial<BucketPosture>, boolean, string]>([
    [
      { encryption: null, encryptionStatus: 'none' },
      true,
      'the bucket does not encrypt objects by default',
    ],
    [{ tlsOnly: 'no' }, false, 'the bucket does not require TLS'],
    [
      { publicAccess: 'not-blocked' },
      true,
      'the bucket does not block public access',
    ],
    [
      { publicAccess: 'partly-blocked' },
      true,
      'the bucket blocks public access only in part',
    ],
  ])('weighs %j: degrades %p', (change, degrades, text) => {
    const problems = bucketProblems({ ...GOOD, ...change });
    expect(problems.map(problem => problem.degrades)).toEqual([degrades]);
    expect(describeProblems(problems)).toBe(text);
  });

  it('names all problems in one sentence', () => {
    const problems = bucketProblems({
      ...GOOD,
      encryptionStatus: 'none',
      publicAccess: 'not-blocked',
      tlsOnly: 'no',
    });
    expect(describeProblems(problems)).toBe(
      'the bucket does not encrypt objects by default, does not require TLS and does not block public access',
    );
  });
});
