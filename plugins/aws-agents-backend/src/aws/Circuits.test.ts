import type { Failure } from 'backstage-plugin-aws-agents-common';
import { Circuits } from './Circuits';

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
});
