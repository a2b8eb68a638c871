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
