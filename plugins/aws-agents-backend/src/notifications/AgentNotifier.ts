import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { AccessKeysData } from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../agents';
import type { CollectionListener, SessionOutcome } from '../collection';
import { ACCESS_KEYS_COLLECTOR } from '../collectors';
import type { NoticeLedger } from './NoticeLedger';
import {
  accessKeyNotices,
  sessionNotice,
  type Notice,
  type NoticeChange,
} from './notices';

const TOPIC = 'aws-agents';
/** Time in which a notification must be taken; the service itself sets none. */
const SEND_TIMEOUT_MS = 5_000;

/**
 * Tells the owners of agents what they should hear, each thing once. Never
 * throws: an observation does not fail because nobody could be told.
 */
export class AgentNotifier implements CollectionListener {
  /** An installation may have no notifications: one warning says so, not one a minute. */
  private reachable = true;

  private constructor(
    private readonly notifications: NotificationService,
    private readonly ledger: NoticeLedger,
    private readonly logger: LoggerService,
    private readonly now: () => Date,
    private readonly sendTimeoutMs: number,
  ) {}

  static create(options: {
    notifications: NotificationService;
    ledger: NoticeLedger;
    logger: LoggerService;
    now?: () => Date;
    /** Default: 5,000. */
    sendTimeoutMs?: number;
  }): AgentNotifier {
    return new AgentNotifier(
      options.notifications,
      options.ledger,
      options.logger,
      options.now ?? (() => new Date()),
      options.sendTimeoutMs ?? SEND_TIMEOUT_MS,
    );
  }

  /** To be told of each attempt to have an agent's session. */
  async sessionObserved(
    agent: ResolvedAgent,
    outcome: SessionOutcome,
  ): Promise<void> {
    const change = sessionNotice(agent, outcome, this.now().getTime());
    await this.apply(agent, change ? [change] : []);
  }

  /** To be told of each observation; access keys are what owners hear of. */
  async collected(
    agent: ResolvedAgent,
    { collector, data }: { collector: string; data?: unknown },
  ): Promise<void> {
    if (collector === ACCESS_KEYS_COLLECTOR && data) {
      await this.accessKeysObserved(agent, data as AccessKeysData);
    }
  }

  /** To be told of each observation of an agent's access keys. */
  async accessKeysObserved(
    agent: ResolvedAgent,
    data: AccessKeysData,
  ): Promise<void> {
    await this.apply(agent, accessKeyNotices(agent, data));
  }

  private async apply(
    agent: ResolvedAgent,
    changes: readonly NoticeChange[],
  ): Promise<void> {
    const { owner } = agent;
    if (!owner) {
      return;
    }
    for (const change of changes) {
      try {
        await this.applyOne(owner, change);
      } catch (error) {
        const text = `${owner} could not be notified of ${agent.entityRef}; it will be tried again: ${error}`;
        this.logger[this.reachable ? 'warn' : 'debug'](text);
        this.reachable = false;
      }
    }
  }

  private async applyOne(
    owner: string,
    { type, notice }: NoticeChange,
  ): Promise<void> {
    const { key } = notice;
    const note = async () => await this.ledger.raise(key, this.now());
    const forget = async () => await this.ledger.clear(key);
    const [change, undo] = type === 'raise' ? [note, forget] : [forget, note];
    if (!(await change())) {
      return;
    }
    try {
      await this.send(owner, notice);
    } catch (error) {
      // It was not sent, so it is to be sent next time.
      await undo();
      throw error;
    }
  }

  private async send(
    owner: string,
    { key, title, description, severity, link }: Notice,
  ): Promise<void> {
    const sending = this.notifications.send({
      recipients: { type: 'entity', entityRef: owner },
      payload: { title, description, severity, link, topic: TOPIC, scope: key },
    });
    await withinTime(sending, this.sendTimeoutMs);
    this.reachable = true;
  }
}

async function withinTime(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`the notifications backend took over ${ms} ms`)),
      ms,
    );
  });
  try {
    await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
