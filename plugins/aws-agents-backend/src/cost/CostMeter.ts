import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RecordedCall } from '../aws';
import { errorText } from '../errorText';
import type { CostRecord, CostStore, PendingCosts } from '../store';
import { dayOf } from './days';

/** Costs that no observation took along reach the database this often. */
const FLUSH_MS = 10_000;
/** While the database is away no more than so many sums are kept. */
const MAX_SUMS = 200_000;

/**
 * Adds up what calls cost. The sums are written with the observations that they
 * paid for, so that a crash loses no more than what was not yet observed;
 * others are brought to the store now and then, and when the backend stops.
 */
export class CostMeter implements PendingCosts {
  /** By agent, then by day, account and service. */
  private sums = new Map<string, Map<string, CostRecord>>();
  private size = 0;
  private flushing: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;

  static create(options: {
    store: Pick<CostStore, 'add'>;
    logger: LoggerService;
  }): CostMeter {
    return new CostMeter(options.store, options.logger);
  }

  private constructor(
    private readonly store: Pick<CostStore, 'add'>,
    private readonly logger: LoggerService,
  ) {
    this.timer = setInterval(() => this.flush(), FLUSH_MS);
    this.timer.unref();
  }

  /** Takes a call into account. */
  add(call: RecordedCall): void {
    const firstAt = new Date(call.at);
    for (const { entityRef, ...amount } of call.shares) {
      this.sum({
        day: dayOf(firstAt),
        entityRef,
        accountId: call.accountId ?? '',
        service: call.service,
        firstAt,
        ...amount,
      });
    }
  }

  take(entityRefs: ReadonlySet<string>): CostRecord[] {
    const taken: CostRecord[] = [];
    for (const entityRef of entityRefs) {
      const own = this.sums.get(entityRef);
      if (own) {
        taken.push(...own.values());
        this.sums.delete(entityRef);
      }
    }
    this.size -= taken.length;
    return taken;
  }

  giveBack(records: readonly CostRecord[]): void {
    records.forEach(record => this.sum(record));
  }

  /** Brings the sums to the store. What it does not take is kept for later. */
  flush(): Promise<void> {
    this.flushing = this.flushing.then(() => this.write());
    return this.flushing;
  }

  /** Ends the regular writing, after a last one. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  private async write(): Promise<void> {
    const records = this.take(new Set(this.sums.keys()));
    if (records.length === 0) {
      return;
    }
    try {
      await this.store.add(records);
    } catch (error) {
      this.logger.warn('Could not keep what AWS calls cost', {
        error: errorText(error),
      });
      this.giveBack(records);
    }
  }

  private sum(record: CostRecord): void {
    const own = this.sums.get(record.entityRef) ?? new Map();
    const key = `${record.day} ${record.accountId} ${record.service}`;
    const known = own.get(key);
    if (!known && this.size >= MAX_SUMS) {
      return;
    }
    this.size += known ? 0 : 1;
    own.set(key, known ? join(known, record) : record);
    this.sums.set(record.entityRef, own);
  }
}

function join(a: CostRecord, b: CostRecord): CostRecord {
  return {
    ...a,
    firstAt: a.firstAt < b.firstAt ? a.firstAt : b.firstAt,
    calls: a.calls + b.calls,
    queries: a.queries + b.queries,
    metrics: a.metrics + b.metrics,
    usdByQueries: a.usdByQueries + b.usdByQueries,
    usdByMetrics: a.usdByMetrics + b.usdByMetrics,
  };
}
