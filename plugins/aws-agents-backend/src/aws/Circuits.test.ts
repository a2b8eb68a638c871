import type { Failure } from 'backstage-plugin-aws-agents-common';
import { Circuits, REFUSED_SESSION } from './Circuits';

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

describe('Circuits', () => {
  let now = 0;
  let circuits: Circuits;
  const isOpen = (key: string) => {
    try {
      circuits.check(key);
      return false;
    } catch {
      return true;
    }
  };

  beforeEach(() => {
    now = 0;
    circuits = Circuits.create({ now: () => now });
  });

  it('opens after five silent failures, for that endpoint only', () => {
    for (let count = 0; count < 5; count += 1) {
      expect(isOpen('a')).toBe(false);
      circuits.failed('a', failure('timeout'));
    }
    expect(isOpen('a')).toBe(true);
    expect(isOpen('b')).toBe(false);
  });

  it('fails with the failure that opened it', () => {
    for (let count = 0; count < 5; count += 1) {
      circuits.failed('a', failure('dns'));
    }
    expect(() => circuits.check('a')).toThrow('dns');
  });

  it('lets one call try after the pause, and closes when it is answered', () => {
    for (let count = 0; count < 5; count += 1) {
      circuits.failed('a', failure('unreachable'));
    }
    now = 30_000;
    expect([isOpen('a'), isOpen('a')]).toEqual([false, true]);
    circuits.succeeded('a');
    expect(isOpen('a')).toBe(false);
  });

  it('takes any answer for a sign of life', () => {
    for (let count = 0; count < 10; count += 1) {
      circuits.failed('a', failure(count % 5 === 4 ? 'throttled' : 'timeout'));
    }
    expect(isOpen('a')).toBe(false);
  });

  it('opens at the second refusal of the credentials', () => {
    const sessions = Circuits.create({
      rule: REFUSED_SESSION,
      openMs: 270_000,
      now: () => now,
    });
    sessions.failed('s', failure('invalid-credentials'));
    sessions.check('s');
    sessions.failed('s', failure('invalid-credentials'));
    expect(sessions.open).toBe(1);
    expect(() => sessions.check('s')).toThrow('invalid-credentials');
    now = 269_999;
    expect(() => sessions.check('s')).toThrow('invalid-credentials');
    now = 270_000;
    sessions.check('s');
    expect(() => sessions.check('s')).toThrow('invalid-credentials');
    sessions.failed('s', failure('access-denied'));
    sessions.check('s');
  });

  it('lets one call try when somebody asks for it', () => {
    for (let count = 0; count < 5; count += 1) {
      circuits.failed('111122223333/IAM', failure('timeout'));
      circuits.failed('1111222233334/IAM', failure('timeout'));
    }
    circuits.allowProbe('111122223333');
    expect(isOpen('111122223333/IAM')).toBe(false);
    expect(isOpen('111122223333/IAM')).toBe(true);
    expect(isOpen('1111222233334/IAM')).toBe(true);
  });
});
