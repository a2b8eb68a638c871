import type { BucketPosture } from './bucketPosture';

/** Something about a bucket that is not as it should be. */
export interface BucketProblem {
  /** Follows "The bucket". */
  readonly clause: string;
  /**
   * Whether it alone makes a delivery degraded. A bucket that also takes
   * requests without TLS does not: agents and SDKs use TLS unless told
   * otherwise, and AWS Security Hub rates it (S3.5) below public access (S3.8).
   */
  readonly degrades: boolean;
  readonly holds: (posture: BucketPosture) => boolean;
}

const PROBLEMS: readonly BucketProblem[] = [
  {
    clause: 'does not encrypt objects by default',
    degrades: true,
    holds: ({ encryptionStatus }) => encryptionStatus === 'none',
  },
  {
    clause: 'does not require TLS',
    degrades: false,
    holds: ({ tlsOnly }) => tlsOnly === 'no',
  },
  {
    clause: 'does not block public access',
    degrades: true,
    holds: ({ publicAccess }) => publicAccess === 'not-blocked',
  },
  {
    clause: 'blocks public access only in part',
    degrades: true,
    holds: ({ publicAccess }) => publicAccess === 'partly-blocked',
  },
];

/** All that is known to be wrong; what is unknown is no problem. */
export function bucketProblems(posture: BucketPosture): BucketProblem[] {
  return PROBLEMS.filter(({ holds }) => holds(posture));
}

/** One clause for all problems: `the bucket does not ..., does not ... and does not ...`. */
export function describeProblems(problems: readonly BucketProblem[]): string {
  const clauses = problems.map(({ clause }) => clause);
  const last = clauses.pop() ?? '';
  return `the bucket ${
    clauses.length ? `${clauses.join(', ')} and ${last}` : last
  }`;
}
