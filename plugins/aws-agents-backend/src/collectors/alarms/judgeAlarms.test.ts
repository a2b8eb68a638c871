import type { Alarm, Failure } from 'backstage-plugin-aws-agents-common';
import { judgeAlarms } from './judgeAlarms';
import { fromMetricAlarm } from './toAlarm';

const FAILURE: Failure = {
  code: 'timeout',
  message: 'CloudWatch did not answer.',
  cause: 'c',
  remedy: 'r',
  retryable: true,
  at: '2026-11-01T12:00:00.000Z',
};
const alarm = (
  AlarmName: string,
  StateValue: Alarm['state'],
  since = '2026-11-01T12:00:00Z',
) =>
  fromMetricAlarm(
    { AlarmName, StateValue, StateTransitionedTimestamp: new Date(since) },
    { accountId: '111122223333', region: 'eu-west-1' },
  );

describe('judgeAlarms', () => {
  it('puts the most worrying and newest first', () => {
    const outcome = judgeAlarms([
      {
        alarms: [
          alarm('calm', 'OK'),
          alarm('old', 'ALARM'),
          alarm('dumb', 'INSUFFICIENT_DATA'),
          alarm('new', 'ALARM', '2026-11-01T13:00:00Z'),
        ],
        anomalyDetectors: [],
        failures: [],
      },
    ]);
    expect(outcome).toMatchObject({
      status: 'ok',
      reason: '2 of 4 alarms are on.',
      data: {
        alarms: [
          { name: 'new' },
          { name: 'old' },
          { name: 'dumb' },
          { name: 'calm' },
        ],
      },
    });
  });

  it('is degraded when a region or the detectors could not be read', () => {
    expect(
      judgeAlarms([
        { alarms: [alarm('calm', 'OK')], failures: [FAILURE] },
        { failures: [FAILURE] },
      ]),
    ).toMatchObject({
      status: 'degraded',
      reason: 'Not all alarms could be read: CloudWatch did not answer.',
      data: { alarms: [{ name: 'calm' }], anomalyDetectors: [] },
    });
  });

  it('fails without data when no alarm could be read', () => {
    expect(judgeAlarms([{ failures: [FAILURE] }])).toEqual({
      status: 'failed',
      reason: FAILURE.message,
      failures: [FAILURE],
    });
  });

  it('keeps a bounded number of alarms, and counts all', () => {
    const many = Array.from({ length: 250 }, (_, i) => alarm(`a${i}`, 'OK'));
    const outcome = judgeAlarms([{ alarms: many, failures: [] }]);
    expect(outcome.reason).toBe(
      'None of 250 alarms is on. The 200 of most concern are shown.',
    );
    expect((outcome.data as { alarms: Alarm[] }).alarms).toHaveLength(200);
  });
});
