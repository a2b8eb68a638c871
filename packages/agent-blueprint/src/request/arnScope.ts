import type { RequestChecker } from './RequestChecker';

/** Where an ARN has to be; undefined parts are free. */
export interface ArnScope {
  readonly partition?: string;
  readonly region?: string;
  readonly accountId?: string;
}

/** Reports an ARN that belongs somewhere else. */
export function checkArnScope(
  checker: RequestChecker,
  path: string,
  arn: unknown,
  { partition, region, accountId }: ArnScope,
): void {
  const [, actualPartition, , actualRegion, actualAccount] =
    String(arn).split(':');
  const compare = (what: string, actual: string, expected?: string) => {
    if (expected !== undefined && actual !== expected) {
      checker.add(
        path,
        `is of ${what} ${actual}`,
        `one of ${what} ${expected}`,
      );
    }
  };
  compare('partition', actualPartition, partition);
  compare('region', actualRegion, region);
  compare('account', actualAccount, accountId);
}
