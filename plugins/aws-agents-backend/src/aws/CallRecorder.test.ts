import { CallRecorder, type RecordedCall } from './CallRecorder';

function call(change: Partial<RecordedCall>): RecordedCall {
  return {
    entityRefs: ['component:default/a'],
    shares: [],
    at: '2026-01-01T00:00:00.000Z',
    service: 'IAM',
    operation: 'GetRole',
    accountId: '111122223333',
    region: 'eu-west-1',
    roleArn: null,
    durationMs: 1,
    httpStatus: 200,
    errorCode: null,
    requestId: null,
    retries: 0,
    costUsd: 0,
    ...change,
  };
}

describe('CallRecorder', () => {
  it('keeps no more in memory, however many agents there are', () => {
    const recorder = CallRecorder.create({ keptPerAgent: 200 });
    const refs = Array.from({ length: 2_000 }, (_, i) => `${i}`);
    for (let round = 0; round < 250; round += 1) {
      recorder.record(call({ entityRefs: refs, operation: `${round}` }));
    }
    const kept = refs.map(ref => recorder.callsFor(ref).length);
    expect(kept.reduce((sum, count) => sum + count, 0)).toBe(200_000);
    expect(Math.min(...kept)).toBe(100);
    expect(recorder.callsFor('0')[0].operation).toBe('249');
  });

  it('forgets agents that are gone', () => {
    const recorder = CallRecorder.create({ keptPerAgent: 200 });
    recorder.record(call({ entityRefs: ['gone'] }));
    recorder.record(
      call({ entityRefs: Array.from({ length: 50_000 }, (_, i) => `${i}`) }),
    );
    expect(recorder.callsFor('gone')).toEqual([]);
    expect(recorder.callsFor('0')).toHaveLength(1);
  });

  it('keeps the newest calls of each agent, newest first', () => {
    const recorder = CallRecorder.create({ keptPerAgent: 2 });
    for (const operation of ['A', 'B', 'C']) {
      recorder.record(call({ operation }));
    }
    recorder.record(
      call({
        operation: 'D',
        entityRefs: ['component:default/a', 'component:default/b'],
      }),
    );
    const operations = (entityRef: string) =>
      recorder.callsFor(entityRef).map(({ operation }) => operation);
    expect(operations('component:default/a')).toEqual(['D', 'C']);
    expect(operations('component:default/b')).toEqual(['D']);
    expect(operations('component:default/c')).toEqual([]);
    const [kept] = recorder.callsFor('component:default/b');
    expect(kept).not.toHaveProperty('entityRefs');
    expect(kept).not.toHaveProperty('shares');
  });

  it('sums up all calls', () => {
    const recorder = CallRecorder.create({ keptPerAgent: 1 });
    recorder.record(call({ retries: 2, errorCode: 'Throttling' }));
    recorder.record(call({ costUsd: 0.5 }));
    expect(recorder.totals()).toEqual({
      calls: 2,
      errors: 1,
      retries: 2,
      costUsd: 0.5,
      byOperation: { 'IAM.GetRole': 2 },
    });
  });
});
