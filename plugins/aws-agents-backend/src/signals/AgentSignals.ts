import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  AWS_AGENTS_CHANNEL,
  type AgentNews,
} from 'backstage-plugin-aws-agents-common';
import type { SignalKeys } from '../store';

/** News within this time are told together. */
const TOGETHER_MS = 500;
/** Agents that one signal names: 17 kB. */
const AGENTS_A_SIGNAL = 500;

/** What became known of an agent: `changed` is more than `observed`. */
export type NewsKind = keyof AgentNews;

/**
 * Tells open tabs of agents. Backstage does not say who listens, and each signal
 * goes to the event bus and to every open tab, so many agents make up one: a
 * collection of 10,000 sends 20 signals, not 10,000.
 */
export class AgentSignals {
  private news = new Map<string, NewsKind>();
  private timer?: NodeJS.Timeout;
  /** A portal may have no signals: one warning says so, not one a second. */
  private reachable = true;

  static create(options: {
    signals: SignalsService;
    keys: Pick<SignalKeys, 'keyOf'>;
    logger: LoggerService;
  }): AgentSignals {
    return new AgentSignals(options.signals, options.keys, options.logger);
  }

  private constructor(
    private readonly signals: SignalsService,
    private readonly keys: Pick<SignalKeys, 'keyOf'>,
    private readonly logger: LoggerService,
  ) {}

  /** Has open tabs told soon; never throws. */
  note(kind: NewsKind, entityRefs: Iterable<string>): void {
    for (const entityRef of entityRefs) {
      if (kind === 'changed' || !this.news.has(entityRef)) {
        this.news.set(entityRef, kind);
      }
    }
    if (!this.timer && this.news.size > 0) {
      this.timer = setTimeout(() => this.flush(), TOGETHER_MS);
      this.timer.unref();
    }
  }

  /** Tells what there is now. What cannot be told is lost: tabs ask by themselves. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const news = [...this.news];
    this.news = new Map();
    for (let start = 0; start < news.length; start += AGENTS_A_SIGNAL) {
      await this.publish(news.slice(start, start + AGENTS_A_SIGNAL));
    }
  }

  private async publish(
    news: ReadonlyArray<readonly [string, NewsKind]>,
  ): Promise<void> {
    const keysOf = (wanted: NewsKind) =>
      news
        .filter(([, kind]) => kind === wanted)
        .map(([entityRef]) => this.keys.keyOf(entityRef));
    const message: AgentNews = {
      changed: keysOf('changed'),
      observed: keysOf('observed'),
    };
    try {
      await this.signals.publish({
        recipients: { type: 'broadcast' },
        channel: AWS_AGENTS_CHANNEL,
        message,
      });
      this.reachable = true;
    } catch (error) {
      const text = `Could not tell open tabs about ${news.length} agents`;
      this.logger[this.reachable ? 'warn' : 'debug'](text, {
        error: `${error}`,
      });
      this.reachable = false;
    }
  }
}
