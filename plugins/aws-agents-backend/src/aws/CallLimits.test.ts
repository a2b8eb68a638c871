import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CallLimits } from './CallLimits';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const never = () => new Promise<void>(() => {});
const turn = () => new Promise<void>(resolve => setImmediate(resolve));

async function started(
  limits: CallLimits,
  places: Array<{ accountId: string; region: string }>,
): Promise<number> {
  const before = limits.active;
  for (const place of places) {
    limits.run(place, () => limits.runAttempt(place, never)).catch(() => {});
  }
  await turn();
  return limits.active - before;
}

const at = (accountId: string, region: string) => ({ accountId, region });

describe('CallLimits', () => {
  it('bounds the calls of an account in a region', async () => {
    const limits = CallLimits.create({
      concurrentCalls: 100,
      concurrentCallsPerAccount: 2,
    });
    const slow = Array(5).fill(at('111122223333', 'eu-west-1'));
    expect(await started(limits, slow)).toBe(2);
    expect(await started(limits, [at('111122223333', 'us-east-1')])).toBe(1);
    expect(await started(limits, [at('444455556666', 'eu-west-1')])).toBe(1);
  });

  it('leaves room for other regions when all accounts hang in one', async () => {
    const limits = CallLimits.create({
      concurrentCalls: 10,
      concurrentCallsPerAccount: 8,
    });
    const slow = Array.from({ length: 40 }, (_, i) => at(`${i}`, 'eu-west-1'));
    expect(await started(limits, slow)).toBe(5);
    expect(await started(limits, [at('0', 'us-east-1')])).toBe(1);
  });

  it('leaves room for other accounts when one hangs in all its regions', async () => {
    const limits = CallLimits.create({
      concurrentCalls: 64,
      concurrentCallsPerAccount: 8,
    });
    const hung = Array.from({ length: 160 }, (_, i) =>
      at('111122223333', `region-${i % 10}`),
    );
    expect(await started(limits, hung)).toBe(16);
    const other = Array(8).fill(at('444455556666', 'region-0'));
    expect(await started(limits, other)).toBe(8);
  });

  it('gives no room to calls that wait for something else', async () => {
    const limits = CallLimits.create({
      concurrentCalls: 4,
      concurrentCallsPerAccount: 4,
    });
    for (let account = 0; account < 20; account += 1) {
      limits.run(at(`${account}`, 'eu-west-1'), never).catch(() => {});
    }
    expect(await started(limits, [at('other', 'eu-west-1')])).toBe(1);
  });

  it('keeps neither answers nor places in memory', async () => {
    const limits = CallLimits.create({
      concurrentCalls: 4,
      concurrentCallsPerAccount: 2,
    });
    const places = Array.from({ length: 10 }, (_, i) =>
      at(`${i}`, `r${i % 2}`),
    );
    const answers = await Promise.all(
      places.map(async place => {
        const answer = await limits.run(place, () =>
          limits.runAttempt(place, async () => ({ points: [1] })),
        );
        return new WeakRef(answer);
      }),
    );
    await turn();
    collectGarbage();
    expect(answers.filter(answer => answer.deref())).toEqual([]);
    expect(limits.size).toBe(0);
    // The next calls of the same places are bounded as before.
    expect(await started(limits, [...places, ...places])).toBe(4);
  });

  it('bounds all calls', async () => {
    const limits = CallLimits.create({
      concurrentCalls: 4,
      concurrentCallsPerAccount: 8,
    });
    const everywhere = Array.from({ length: 20 }, (_, i) =>
      at(`${i}`, `region-${i}`),
    );
    expect(await started(limits, everywhere)).toBe(4);
  });
});
