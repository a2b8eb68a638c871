import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RecordedCall } from '../aws';
import type { CostRecord, CostStore } from '../store';
import { dayOf } from './days';

/** Costs reach the database this often, and when the backend stops. */
const FLUSH_MS = 10_000;
/** While the database is away no more than so many sums are kept. */
const MAX_SUMS = 200_000;

/** Adds up what calls cost, and brings the sums to the store now and then. */
export class CostMeter {
  private sums = new Map<string, CostRecord>();
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
    const records = [...this.sums.values()];
    if (records.length === 0) {
      return;
    }
    this.sums = new Map();
    try {
      await this.store.add(records);
    } catch (error) {
      this.logger.warn('Could not keep what AWS calls cost', {
        error: `${error}`,
      });
      records.forEach(record => this.sum(record));
    }
  }

  private sum(record: CostRecord): void {
    const key = `${record.entityRef} ${record.day} ${record.accountId} ${record.service}`;
    const known = this.sums.get(key);
    if (!known && this.sums.size >= MAX_SUMS) {
      return;
    }
    this.sums.set(key, known ? join(known, record) : record);
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
