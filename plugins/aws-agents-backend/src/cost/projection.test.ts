import { costPerDay, projectionStart } from './projection';

const NOW = new Date('2026-11-08T12:00:00Z');
const A = 'component:default/a';

function storeOf(firstAt: string, usd: number) {
  return {
    sums: jest.fn(
      async () =>
        new Map([
          [
            A,
            {
              entityRef: A,
              calls: 1,
              queries: 1,
              metrics: 1,
              usdByQueries: 2 * usd,
              usdByMetrics: usd,
              firstAt: new Date(firstAt),
            },
          ],
        ]),
    ),
  };
}

describe('costPerDay', () => {
  it('is measured over a week, today included', async () => {
    const store = storeOf('2026-11-02T00:00:00Z', 6.5);
    const rates = await costPerDay(store, [A], NOW);
    expect(store.sums).toHaveBeenCalledWith([A], '2026-11-02');
    expect(rates.get(A)?.usdByMetrics).toBeCloseTo(1, 12);
    expect(rates.get(A)?.usdByQueries).toBeCloseTo(2, 12);
  });

  it('does not take the first look for a pace', async () => {
    const rates = await costPerDay(
      storeOf('2026-11-08T11:59:59Z', 0.01),
      [A],
      NOW,
    );
    expect(rates.get(A)?.usdByMetrics).toBeCloseTo(0.96, 12);
    expect(rates.get(A)?.since).toEqual(new Date('2026-11-08T11:59:59Z'));
  });

  it('looks back on seven days', () => {
    expect(projectionStart(NOW)).toBe('2026-11-02');
  });
});
