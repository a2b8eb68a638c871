import type { CostConfig } from '../../config';
import type { CostRecord, CostStore, CostSum } from '../../store';

export const NOW = new Date('2026-11-02T12:00:00Z');
export const CONFIG: CostConfig = {
  priceReading: 'metrics',
  retentionDays: 62,
};

function record(overrides: Partial<CostRecord>): CostRecord {
  return {
    day: '2026-11-02',
    entityRef: 'component:default/a',
    accountId: '111122223333',
    service: 'CloudWatch',
    calls: 1,
    queries: 10,
    metrics: 5,
    usdByQueries: 0.4,
    usdByMetrics: 0.2,
    firstAt: new Date('2026-11-02T00:00:00Z'),
    ...overrides,
  };
}

const RECORDS = [
  record({}),
  record({ service: 'STS', calls: 2, usdByQueries: 0, usdByMetrics: 0 }),
  record({
    day: '2026-11-01',
    usdByQueries: 0.2,
    usdByMetrics: 0.1,
    firstAt: new Date('2026-11-01T00:00:00Z'),
  }),
  record({
    entityRef: 'component:default/b',
    accountId: '444455556666',
    usdByQueries: 0.1,
    usdByMetrics: 0.1,
  }),
];

/** Two agents: `a` of two days and services, `b` of another account. */
export function storedCosts(): Pick<CostStore, 'list' | 'sums'> {
  const of = (refs: readonly string[], from: string) =>
    RECORDS.filter(
      ({ entityRef, day }) => refs.includes(entityRef) && day >= from,
    );
  return {
    list: async (refs, from) => of(refs, from),
    sums: async (refs, from) => {
      const sums = new Map<string, CostSum>();
      for (const item of of(refs, from)) {
        const sum = sums.get(item.entityRef);
        sums.set(item.entityRef, {
          entityRef: item.entityRef,
          calls: item.calls + (sum?.calls ?? 0),
          queries: item.queries + (sum?.queries ?? 0),
          metrics: item.metrics + (sum?.metrics ?? 0),
          usdByQueries: item.usdByQueries + (sum?.usdByQueries ?? 0),
          usdByMetrics: item.usdByMetrics + (sum?.usdByMetrics ?? 0),
          firstAt:
            sum && sum.firstAt < item.firstAt ? sum.firstAt : item.firstAt,
        });
      }
      return sums;
    },
  };
}
