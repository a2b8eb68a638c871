import { mockServices } from '@backstage/backend-test-utils';
import {
  agentNewsSchema,
  type AgentNews,
} from 'backstage-plugin-aws-agents-common';
import { AgentSignals } from './AgentSignals';

function setUp(publish: (message: AgentNews) => Promise<void>) {
  const logger = mockServices.logger.mock();
  const signals = AgentSignals.create({
    signals: {
      publish: async ({ message }) =>
        await publish(agentNewsSchema.parse(message)),
    },
    keys: { keyOf: entityRef => `key of ${entityRef}` },
    logger,
  });
  return { logger, signals };
}

describe('AgentSignals', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('tells of all agents of half a second together, of each once', async () => {
    const told: AgentNews[] = [];
    const { signals } = setUp(async message => {
      told.push(message);
    });
    signals.note('observed', ['a', 'b']);
    signals.note('changed', ['b', 'c']);
    signals.note('observed', ['c']);
    await jest.advanceTimersByTimeAsync(499);
    expect(told).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(told).toEqual([
      { changed: ['key of b', 'key of c'], observed: ['key of a'] },
    ]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(1);
    signals.note('observed', ['a']);
    await jest.advanceTimersByTimeAsync(500);
    expect(told).toHaveLength(2);
  });

  it('needs few signals for many agents, none of them large', async () => {
    const told: AgentNews[] = [];
    const { signals } = setUp(async message => {
      told.push(message);
    });
    const refs = Array.from({ length: 10_000 }, (_, index) => `a${index}`);
    refs.forEach(ref => signals.note('observed', [ref]));
    await signals.flush();
    expect(told).toHaveLength(20);
    expect(told.flatMap(({ observed }) => observed)).toEqual(
      refs.map(ref => `key of ${ref}`),
    );
  });

  it('says nothing when there is nothing to say', async () => {
    const publish = jest.fn(async () => {});
    const { signals } = setUp(publish);
    signals.note('changed', []);
    await jest.advanceTimersByTimeAsync(1000);
    await signals.flush();
    expect(publish).not.toHaveBeenCalled();
  });

  it('warns once while nobody can be told, and goes on', async () => {
    let isAway = true;
    const { logger, signals } = setUp(async () => {
      if (isAway) {
        throw new Error('no event bus');
      }
    });
    const tell = async () => {
      signals.note('changed', ['a']);
      await signals.flush();
    };
    await tell();
    await tell();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    isAway = false;
    await tell();
    isAway = true;
    await tell();
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });
});
