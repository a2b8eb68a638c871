import type { ShardState } from '../store';
import { judgeHealth } from './judgeHealth';

const NOW = new Date('2026-11-01T12:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

const shard = (number: number, finishedSecondsAgo?: number): ShardState => ({
  shard: number,
  runId: 'r',
  replica: 'me',
  beats: 0,
  running: false,
  startedAt: ago(1_000),
  finishedAt: finishedSecondsAgo === undefined ? null : ago(finishedSecondsAgo),
  report: null,
});

const judge = (states: ShardState[], startedSecondsAgo = 10_000) =>
  judgeHealth(states, {
    shards: 2,
    intervalSeconds: 300,
    timeoutSeconds: 240,
    startedAt: ago(startedSecondsAgo),
    now: NOW,
  });

describe('judgeHealth', () => {
  it('is ok while all shards are collected', () => {
    expect(judge([shard(0, 100), shard(1, 840)])).toMatchObject({
      status: 'ok',
      ready: true,
      lastCollectionAt: ago(100),
      shards: [
        { shard: 0, lagSeconds: 100, late: false },
        { shard: 1, lagSeconds: 840, late: false },
      ],
    });
  });

  it('is late when a shard missed two collections', () => {
    const { status, ready, shards } = judge([shard(0, 100), shard(1, 841)]);
    expect({ status, ready }).toEqual({ status: 'late', ready: false });
    expect(shards[1].late).toBe(true);
  });

  it('starts before it is late', () => {
    expect(judge([shard(0, 5)], 60)).toMatchObject({
      status: 'starting',
      ready: false,
    });
    expect(judge([], 60).lastCollectionAt).toBeNull();
    expect(judge([shard(0, 5)], 841).status).toBe('late');
    // What another replica did before this one started is none of its lateness.
    expect(judge([shard(0, 5_000), shard(1, 5_000)], 60).status).toBe('ok');
  });
});
