import { knownAlarms } from './knownAlarms';

const DATA = { alarms: [], anomalyDetectors: [] };

it('reads what the alarms collector last saw, and skips what it does not know', async () => {
  const asked: unknown[] = [];
  const alarmsOf = knownAlarms({
    listData: async (refs, collector) => {
      asked.push([refs, collector]);
      return new Map<string, unknown>([
        ['a', DATA],
        ['b', { alarms: 'from another version' }],
      ]);
    },
  });
  expect([...(await alarmsOf(['a', 'b', 'c']))]).toEqual([['a', DATA]]);
  expect(asked).toEqual([[['a', 'b', 'c'], 'alarms']]);
});
