import type { Failure } from 'backstage-plugin-aws-agents-common';
import { Circuit, type Verdict } from './Circuit';

const PAUSE = 100;

function failure(code: string): Failure {
  return {
    code,
    message: code,
    cause: '',
    remedy: '',
    retryable: true,
    at: '2026-01-01T00:00:00.000Z',
  };
}

describe('Circuit', () => {
  let now = 0;
  let circuit: Circuit;

  beforeEach(() => {
    now = 0;
    circuit = new Circuit(
      { codes: ['timeout'], silentOn: ['no-credentials'], failures: 3 },
      PAUSE,
    );
  });

  const ask = (part: string) => circuit.ask(part, now);
  const kindOf = (part: string) => ask(part).kind;
  const probeOf = (verdict: Verdict) =>
    verdict.kind === 'admitted' ? verdict.probe : undefined;
  const fail = (part: string, times: number) => {
    for (let time = 0; time < times; time += 1) {
      ask(part);
      circuit.failed(part, failure('timeout'), now);
    }
  };

  it('opens after failures in a row, for that part only', () => {
    ask('b');
    circuit.succeeded('b');
    fail('a', 2);
    expect(kindOf('a')).toBe('admitted');
    fail('a', 1);
    expect(ask('a')).toEqual({ kind: 'refused', failure: failure('timeout') });
    expect(kindOf('b')).toBe('admitted');
    expect(circuit.broken).toBe(false);
    expect(circuit.open(now)).toBe(1);
  });

  it('lets one call try after the pause; others wait for what it finds', async () => {
    ask('b');
    circuit.succeeded('b');
    fail('a', 3);
    now = PAUSE;
    const probe = probeOf(ask('a'));
    const waiting = ask('a');
    if (waiting.kind !== 'wait' || !probe) {
      throw new Error('expected one to wait for the other');
    }
    circuit.succeeded('a', probe);
    await waiting.until;
    expect(ask('a')).toEqual({ kind: 'admitted' });
  });

  it('takes any other answer for a sign of life, and no answer for none', () => {
    fail('a', 2);
    circuit.failed('a', failure('no-credentials'), now);
    fail('a', 1);
    expect(kindOf('a')).toBe('refused');
    circuit.failed('a', failure('access-denied'), now);
    fail('a', 2);
    expect(kindOf('a')).toBe('admitted');
  });

  it('breaks as a whole when all parts fail, and costs one call a pause', () => {
    fail('a', 1);
    fail('b', 1);
    fail('c', 1);
    expect(circuit.broken).toBe(true);
    for (let pause = 0; pause < 5; pause += 1) {
      now += PAUSE;
      const verdicts = ['a', 'b', 'c', 'd'].map(
        part => [part, ask(part)] as const,
      );
      const tried = verdicts.filter(([, verdict]) => probeOf(verdict));
      expect(tried).toHaveLength(1);
      for (const [part, verdict] of tried) {
        circuit.failed(part, failure('timeout'), now, probeOf(verdict));
      }
    }
    expect(circuit.open(now)).toBe(1);
  });

  it('tries every part in its turn, whoever comes first', async () => {
    jest.useFakeTimers();
    fail('a', 2);
    fail('b', 2);
    const tried: string[] = [];
    for (let pause = 0; pause < 4; pause += 1) {
      now += PAUSE;
      for (const part of ['a', 'b', 'a']) {
        const verdict = ask(part);
        if (verdict.kind === 'admitted') {
          tried.push(part);
          circuit.failed(part, failure('timeout'), now, verdict.probe);
        }
      }
      await jest.advanceTimersByTimeAsync(1_000);
    }
    jest.useRealTimers();
    expect(tried).toEqual(['a', 'b', 'a', 'b']);
  });

  it('waits for nobody who does not come', async () => {
    jest.useFakeTimers();
    fail('a', 2);
    fail('b', 2);
    now += PAUSE;
    circuit.failed('a', failure('timeout'), now, probeOf(ask('a')));
    ask('b');
    now += PAUSE;
    expect(kindOf('a')).toBe('wait');
    await jest.advanceTimersByTimeAsync(1_000);
    jest.useRealTimers();
    expect(probeOf(ask('a'))).toBeDefined();
  });

  it('closes as a whole at one answer, and lets each part try at once', () => {
    fail('a', 3);
    fail('b', 3);
    expect(circuit.broken).toBe(true);
    now += PAUSE;
    circuit.succeeded('a', probeOf(ask('a')));
    expect(kindOf('a')).toBe('admitted');
    expect(probeOf(ask('b'))).toBeDefined();
  });

  it('passes the try on when a call was not made', async () => {
    fail('a', 3);
    now += PAUSE;
    const probe = probeOf(ask('a'));
    circuit.released('a', probe);
    expect(probeOf(ask('a'))).toBeDefined();
  });

  it('lets one call try when somebody asks for it', () => {
    fail('a', 3);
    circuit.allowProbe();
    expect(probeOf(ask('a'))).toBeDefined();
    expect(kindOf('a')).toBe('wait');
  });

  it('forgets what nobody asks for', () => {
    fail('a', 3);
    expect([circuit.forget(now), circuit.open(now)]).toEqual([false, 1]);
    now += 3 * PAUSE;
    expect([circuit.forget(now), circuit.open(now)]).toEqual([true, 0]);
  });
});
