import { createHash } from 'node:crypto';
import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { pack, unpack } from './packed';
import { errorText } from '../../errorText';

/** How long a session's proof holds, in ms: no longer than most sessions live. */
const PROOF_TTL_MS = 60 * 60 * 1000;

/** Attempts of other sessions that one waits for, before it asks for itself. */
const MAX_FAILURES = 2;

/** What is over is forgotten this often, in ms. */
const FORGET_EVERY_MS = 60_000;

/** A question about an account and region to which all agents get the same answer. */
export interface SharedQuestion<T> {
  /** What is asked, of which account and region. */
  readonly key: string;
  /** IAM action that the answer takes, and where: whoever has it may see the answer. */
  readonly scope: string;
  /** How long an answer holds, in ms. */
  ttlMs(answer: T): number;
  /** Whether replicas share the answer; else just the agents of this process do. */
  readonly betweenReplicas: boolean;
  /** Asks AWS with the session. */
  read(): Promise<T>;
  /** Asks AWS as little as shows that the session may ask at all. */
  prove(): Promise<unknown>;
}

interface Kept {
  readonly expiresAt: number;
  readonly value: unknown;
}

/**
 * Answers that agents of an account share, so that AWS is asked once. Nobody
 * sees through another's role: a session gets an answer that another one brought
 * only after it has shown, within the hour, that it may ask the same itself.
 */
export class SharedAnswers {
  private readonly kept = new Map<string, Kept>();
  private readonly flights = new Map<string, Promise<unknown>>();
  private forgetAt = 0;

  static create(options: {
    cache: CacheService;
    logger: LoggerService;
  }): SharedAnswers {
    return new SharedAnswers(options.cache, options.logger);
  }

  private constructor(
    private readonly cache: CacheService,
    private readonly logger: LoggerService,
  ) {}

  /**
   * The answer to a question, for one session.
   *
   * @throws whatever `read` or `prove` throw; failures are not remembered
   */
  async get<T>(
    question: SharedQuestion<T>,
    sessionKey: string,
    now: Date,
  ): Promise<T> {
    return await this.ask(question, sessionKey, now, 0);
  }

  /** @param failures - attempts of others that were waited for in vain */
  private async ask<T>(
    question: SharedQuestion<T>,
    sessionKey: string,
    now: Date,
    failures: number,
  ): Promise<T> {
    this.forgetExpired(now);
    const proof = hash(`proof ${question.scope} ${sessionKey}`);
    const answer = hash(`answer ${question.key}`);
    const known = await this.find<T>(answer, question.betweenReplicas, now);
    if (!known) {
      const place = { answer, proof, sessionKey, now, failures };
      return await this.read(question, place);
    }
    if (!(await this.find(proof, true, now))) {
      await this.once(proof, () => question.prove());
      await this.keep(proof, true, PROOF_TTL_MS, true, now);
    }
    return known.value;
  }

  private async read<T>(
    question: SharedQuestion<T>,
    place: {
      answer: string;
      proof: string;
      sessionKey: string;
      now: Date;
      failures: number;
    },
  ): Promise<T> {
    const { answer, proof, sessionKey, now, failures } = place;
    // Who waits for one failure after the other may wait for minutes.
    const isAlone = failures >= MAX_FAILURES;
    const flight = isAlone ? undefined : this.flights.get(answer);
    if (flight) {
      // Whether it comes or not: then there is an answer, or this session asks.
      const failed = await flight.then(
        () => 0,
        () => 1,
      );
      return await this.ask(question, sessionKey, now, failures + failed);
    }
    const key = isAlone ? `${answer} ${sessionKey}` : answer;
    return await this.once(key, async () => {
      const value = await question.read();
      const ttlMs = question.ttlMs(value);
      const { betweenReplicas } = question;
      await this.keep(answer, value, ttlMs, betweenReplicas, now);
      await this.keep(proof, true, PROOF_TTL_MS, true, now);
      return value;
    });
  }

  private once<T>(key: string, act: () => Promise<T>): Promise<T> {
    const running = this.flights.get(key);
    if (running) {
      return running as Promise<T>;
    }
    const flight = act().finally(() => this.flights.delete(key));
    this.flights.set(key, flight);
    return flight;
  }

  private async find<T>(
    key: string,
    betweenReplicas: boolean,
    now: Date,
  ): Promise<{ value: T } | undefined> {
    const holds = (kept: Kept | undefined) =>
      kept && kept.expiresAt > now.getTime() ? kept : undefined;
    const known =
      holds(this.kept.get(key)) ??
      (betweenReplicas ? holds(await this.load(key)) : undefined);
    if (!known) {
      return undefined;
    }
    this.kept.set(key, known);
    return { value: known.value as T };
  }

  private async keep(
    key: string,
    value: unknown,
    ttlMs: number,
    betweenReplicas: boolean,
    now: Date,
  ): Promise<void> {
    const kept = { expiresAt: now.getTime() + ttlMs, value };
    this.kept.set(key, kept);
    if (betweenReplicas) {
      await this.guarded('write', async () =>
        this.cache.set(key, await pack(kept), { ttl: ttlMs }),
      );
    }
  }

  private async load(key: string): Promise<Kept | undefined> {
    return await this.guarded('read', async () => {
      const packed = await this.cache.get<string>(key);
      return packed ? ((await unpack(packed)) as Kept) : undefined;
    });
  }

  /** Without the cache every replica asks by itself: slower, but not wrong. */
  private async guarded<T>(
    what: string,
    act: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      this.logger.warn(`Could not ${what} the cache shared by replicas`, {
        error: errorText(error),
      });
      return undefined;
    }
  }

  /** Now and then: to look through all with every question would take too long. */
  private forgetExpired(now: Date): void {
    if (now.getTime() < this.forgetAt) {
      return;
    }
    this.forgetAt = now.getTime() + FORGET_EVERY_MS;
    for (const [key, { expiresAt }] of this.kept) {
      if (expiresAt <= now.getTime()) {
        this.kept.delete(key);
      }
    }
  }
}

/** Cache keys are bounded in length, and must not tell who has which session. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
