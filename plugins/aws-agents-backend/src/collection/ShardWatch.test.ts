import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import type { ShardState } from '../store';
import { beatSeconds, ShardWatch } from './ShardWatch';

function setUp(overrides: Partial<ShardState> = {}) {
  const state = {
    shard: 0,
    runId: 'run',
    replica: 'other',
    beats: 0,
    running: true,
    startedAt: new Date(0),
    finishedAt: null,
    report: null,
    ...overrides,
  };
  const ledger = {
    list: jest.fn(async () => [{ ...state }]),
    takeOver: jest.fn(async () => true),
  };
  const scheduler = {
    cancelTask: jest.fn(async (_: string) => {}),
    triggerTask: jest.fn(async (_: string) => {}),
  };
  const live = new Set<string>();
  const watch = ShardWatch.create({
    ledger,
    scheduler,
    logger: mockServices.logger.mock(),
    live,
    shards: 1,
  });
  const look = async (times: number) => {
    for (let i = 0; i < times; i += 1) {
      await watch.look();
    }
  };
  return { state, ledger, scheduler, live, look };
}

describe('ShardWatch', () => {
  it('has a shard run again when its replica shows no sign of life', async () => {
    const { scheduler, ledger, look } = setUp();
    await look(3);
    expect(scheduler.triggerTask).not.toHaveBeenCalled();
    await look(1);
    expect(ledger.takeOver).toHaveBeenCalledWith(0, 'run', 0);
    expect(scheduler.cancelTask).toHaveBeenCalledWith('collect-0');
    expect(scheduler.triggerTask).toHaveBeenCalledWith('collect-0');
  });

  it('leaves a run alone that lives', async () => {
    const { state, scheduler, look } = setUp();
    for (let i = 0; i < 5; i += 1) {
      await look(2);
      state.beats += 1;
    }
    expect(scheduler.cancelTask).not.toHaveBeenCalled();
  });

  it('has no eye on runs that are over', async () => {
    const { scheduler, look } = setUp({ running: false });
    await look(10);
    expect(scheduler.cancelTask).not.toHaveBeenCalled();
  });

  it('knows the runs of its own process, and which of them are none', async () => {
    const { scheduler, live, look } = setUp({ replica: 'me' });
    live.add('run');
    await look(10);
    expect(scheduler.cancelTask).not.toHaveBeenCalled();
    live.delete('run');
    await look(4);
    expect(scheduler.triggerTask).toHaveBeenCalledTimes(1);
  });

  it('ends a task after the database was away whose run is over', async () => {
    const { scheduler, ledger, look } = setUp({ running: false });
    ledger.list.mockRejectedValueOnce(new Error('connection refused'));
    await look(4);
    expect(scheduler.cancelTask).not.toHaveBeenCalled();
    await look(1);
    expect(scheduler.cancelTask).toHaveBeenCalledWith('collect-0');
    // It runs when the next interval begins.
    expect(scheduler.triggerTask).not.toHaveBeenCalled();
    await look(10);
    expect(scheduler.cancelTask).toHaveBeenCalledTimes(1);
  });

  it.each(['cancelTask', 'triggerTask'] as const)(
    'has the shard run again though the database failed once meanwhile: %s',
    async method => {
      const { state, scheduler, ledger, look } = setUp();
      scheduler[method].mockRejectedValueOnce(new Error('connection reset'));
      ledger.takeOver.mockImplementation(async () => {
        state.running = false;
        return true;
      });
      await look(4);
      const before = scheduler.triggerTask.mock.calls.length;
      await look(1);
      expect(scheduler.triggerTask).toHaveBeenCalledTimes(before + 1);
      expect(ledger.takeOver).toHaveBeenCalledTimes(1);
      await look(5);
      expect(scheduler.triggerTask).toHaveBeenCalledTimes(before + 1);
    },
  );

  it('takes over at the next look when the database failed once', async () => {
    const { scheduler, ledger, look } = setUp();
    ledger.takeOver.mockRejectedValueOnce(new Error('connection reset'));
    await look(4);
    expect(scheduler.triggerTask).not.toHaveBeenCalled();
    await look(1);
    expect(scheduler.triggerTask).toHaveBeenCalledTimes(1);
  });

  it('leaves the shard to the replica that was first', async () => {
    const { scheduler, ledger, look } = setUp();
    ledger.takeOver.mockResolvedValue(false);
    await look(5);
    expect(scheduler.cancelTask).not.toHaveBeenCalled();
    expect(scheduler.triggerTask).not.toHaveBeenCalled();
  });

  it('counts anew after the database was away', async () => {
    const { scheduler, ledger, look } = setUp();
    await look(3);
    ledger.list.mockRejectedValueOnce(new Error('connection refused'));
    await look(4);
    expect(scheduler.triggerTask).not.toHaveBeenCalled();
    await look(1);
    expect(scheduler.triggerTask).toHaveBeenCalledTimes(1);
  });

  it('has a shard run again whose task is idle already', async () => {
    const { scheduler, look } = setUp();
    scheduler.cancelTask.mockRejectedValue(new ConflictError('not running'));
    await look(4);
    expect(scheduler.triggerTask).toHaveBeenCalledTimes(1);
  });

  it('beats often enough to be noticed within an interval', () => {
    expect([10, 30, 60, 300].map(beatSeconds)).toEqual([1, 3, 5, 5]);
  });
});
