import { mockServices } from '@backstage/backend-test-utils';
import { agentFixture } from '../__fixtures__/agents';
import { runShard, type ShardRunOptions } from './runShard';

const REPORT = {
  agents: 1,
  accounts: 1,
  expectedCalls: 7,
  madeCalls: 7,
  durationMs: 1,
};

function setUp(collectDue: ShardRunOptions['engine']['collectDue']) {
  const shards = {
    begin: jest.fn(async () => {}),
    beat: jest.fn(async () => true),
    finish: jest.fn(async () => {}),
    takeOver: jest.fn(async () => true),
  };
  const options: ShardRunOptions = {
    listAgents: async () => [agentFixture()],
    engine: { collectDue },
    shards,
    logger: mockServices.logger.mock(),
    replica: 'me',
    live: new Set(),
    collection: { intervalSeconds: 10, shards: 1 },
  };
  return { shards, options };
}

describe('runShard', () => {
  it('notes the begin and the end, with what was done', async () => {
    const { shards, options } = setUp(async () => REPORT);
    await runShard(0, options, new AbortController().signal);
    const run = expect.objectContaining({ shard: 0, replica: 'me' });
    expect(shards.begin).toHaveBeenCalledWith(run);
    expect(shards.finish).toHaveBeenCalledWith(
      0,
      expect.any(String),
      expect.any(Date),
      REPORT,
    );
    expect(options.logger.info).toHaveBeenCalledWith(
      expect.stringMatching(/AWS calls made, 7 expected$/),
      expect.objectContaining({ expectedCalls: 7, madeCalls: 7 }),
    );
  });

  it('leaves a run open that is called off, for others to take over', async () => {
    const stopping = new AbortController();
    const { shards, options } = setUp(async () => {
      stopping.abort();
      return REPORT;
    });
    await runShard(0, options, stopping.signal);
    expect(shards.finish).not.toHaveBeenCalled();
    expect(shards.takeOver).not.toHaveBeenCalled();
  });

  it('ends a run that fails, so that nobody tries before the next interval', async () => {
    const { shards, options } = setUp(async () => {
      throw new Error('the database is away');
    });
    await expect(
      runShard(0, options, new AbortController().signal),
    ).rejects.toThrow('the database is away');
    expect(shards.takeOver).toHaveBeenCalledTimes(1);
    expect(shards.finish).not.toHaveBeenCalled();
  });

  it('shows signs of life, and gives up a shard that was taken over', async () => {
    const { shards, options } = setUp(
      async (_, signal) =>
        await new Promise(resolve => {
          signal.addEventListener('abort', () => resolve(REPORT));
        }),
    );
    shards.beat.mockResolvedValueOnce(true).mockResolvedValue(false);
    jest.useFakeTimers();
    try {
      const run = runShard(0, options, new AbortController().signal);
      await jest.advanceTimersByTimeAsync(2_000);
      await run;
    } finally {
      jest.useRealTimers();
    }
    expect(shards.beat).toHaveBeenCalledTimes(2);
    expect(shards.finish).not.toHaveBeenCalled();
  });
});
