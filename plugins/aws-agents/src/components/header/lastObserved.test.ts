import { lastObserved } from './lastObserved';

describe('lastObserved', () => {
  it('takes the newest time, whatever its zone', () => {
    expect(
      lastObserved([
        { observedAt: '2026-11-24T12:00:00Z' },
        { observedAt: null },
        { observedAt: '2026-11-24T12:30:00+01:00' },
      ]),
    ).toBe('2026-11-24T12:00:00Z');
  });

  it('is null when nothing was observed', () => {
    expect(lastObserved([{ observedAt: null }])).toBeNull();
    expect(lastObserved([])).toBeNull();
  });
});
