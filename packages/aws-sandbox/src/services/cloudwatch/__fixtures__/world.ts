import { CloudWatchState, CloudWatchWorld, cloudwatchSeedSchema } from '..';
import type { Operation } from '../../../service';
import { cloudwatchOperations } from '../operations';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';
/** A Tuesday. */
export const NOW = new Date('2026-03-10T12:34:56Z');

/** Minutes before {@link NOW}, cut to the minute. */
export function minutesAgo(minutes: number): Date {
  return new Date(Date.UTC(2026, 2, 10, 12, 34) - minutes * 60_000);
}

/** CloudWatch of one account and region with a seed as it is written. */
export function stateOf(seed: unknown = {}): CloudWatchState {
  return CloudWatchWorld.create(
    [{ id: ACCOUNT, regions: { [REGION]: cloudwatchSeedSchema.parse(seed) } }],
    () => NOW,
  ).forAccountRegion(ACCOUNT, REGION);
}

type Operations = typeof cloudwatchOperations;
type Input<N extends keyof Operations> = Operations[N] extends Operation<
  CloudWatchState,
  infer I,
  unknown
>
  ? I
  : never;
type Output<N extends keyof Operations> = Operations[N] extends Operation<
  CloudWatchState,
  infer _I,
  infer O
>
  ? O
  : never;

/** Calls an operation as the dispatcher does, after authorization. */
export function call<N extends keyof Operations>(
  name: N,
  input: Input<N>,
  state: CloudWatchState,
  now: Date = NOW,
): Output<N> {
  const operation = cloudwatchOperations[name] as unknown as Operation<
    CloudWatchState,
    Input<N>,
    Output<N>
  >;
  return operation.handle(input, {
    now,
    region: REGION,
    accountId: ACCOUNT,
    caller: { principal: {} as never },
    requestId: 'request',
    isAllowed: () => true,
    state,
  }) as Output<N>;
}

/** The AWS error that `action` throws, as code and message. */
export function errorOf(action: () => unknown): {
  code?: string;
  message: string;
} {
  try {
    action();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return { code, message };
  }
  throw new Error('Expected an error');
}
