import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { AccessKeysData } from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../agents';
import type { NoticeLedger } from './NoticeLedger';
import {
  accessKeyNotices,
  sessionNotice,
  type Notice,
  type NoticeChange,
  type SessionOutcome,
} from './notices';

const TOPIC = 'aws-agents';

/**
 * Tells the owners of agents what they should hear, each thing once. Never
 * throws: an observation does not fail because nobody could be told.
 */
export class AgentNotifier {
  private constructor(
    private readonly notifications: NotificationService,
    private readonly ledger: NoticeLedger,
    private readonly logger: LoggerService,
    private readonly now: () => Date,
  ) {}

  static create(options: {
    notifications: NotificationService;
    ledger: NoticeLedger;
    logger: LoggerService;
    now?: () => Date;
  }): AgentNotifier {
    const { notifications, ledger, logger, now = () => new Date() } = options;
    return new AgentNotifier(notifications, ledger, logger, now);
  }

  /** To be told of each attempt to have an agent's session. */
  async sessionObserved(
    agent: ResolvedAgent,
    outcome: SessionOutcome,
  ): Promise<void> {
    const change = sessionNotice(agent, outcome, this.now().getTime());
    await this.apply(agent, change ? [change] : []);
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
        this.logger.warn(
          `${owner} could not be notified of ${agent.entityRef}: ${error}`,
        );
      }
    }
  }

  private async applyOne(
    owner: string,
    { type, notice }: NoticeChange,
  ): Promise<void> {
    if (type === 'clear') {
      if (await this.ledger.clear(notice.key)) {
        await this.send(owner, notice);
      }
      return;
    }
    if (!(await this.ledger.raise(notice.key, this.now()))) {
      return;
    }
    try {
      await this.send(owner, notice);
    } catch (error) {
      // It was not sent, so it is to be sent next time.
      await this.ledger.clear(notice.key);
      throw error;
    }
  }

  private async send(
    owner: string,
    { key, title, description, severity, link }: Notice,
  ): Promise<void> {
    await this.notifications.send({
      recipients: { type: 'entity', entityRef: owner },
      payload: { title, description, severity, link, topic: TOPIC, scope: key },
    });
  }
}
