import { isServable, renewAt } from './renewalPlan';

const MINUTE = 60_000;

describe('renewAt', () => {
  it('leaves an hour-long session time to outlive 20 minutes without STS', () => {
    for (const random of [0, 0.5, 0.999]) {
      const remaining =
        60 * MINUTE - renewAt({ issuedAt: 0, expiresAt: 60 * MINUTE }, random);
      expect(remaining).toBeGreaterThanOrEqual(24 * MINUTE);
      expect(remaining).toBeLessThanOrEqual(25.2 * MINUTE);
    }
  });

  it('uses most of a short and nearly all of a long session', () => {
    expect(renewAt({ issuedAt: 0, expiresAt: 15 * MINUTE }, 0)).toBeCloseTo(
      8.7 * MINUTE,
    );
    expect(renewAt({ issuedAt: 0, expiresAt: 720 * MINUTE }, 0)).toBe(
      695 * MINUTE,
    );
  });

  it('spreads sessions that were issued together', () => {
    const lifetime = { issuedAt: 0, expiresAt: 60 * MINUTE };
    expect(renewAt(lifetime, 1) - renewAt(lifetime, 0)).toBeCloseTo(MINUTE);
  });
});

describe('isServable', () => {
  it('keeps the last minute back', () => {
    expect(isServable(MINUTE, 0)).toBe(true);
    expect(isServable(MINUTE, 1)).toBe(false);
  });
});
