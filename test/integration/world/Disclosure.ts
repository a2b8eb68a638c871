import type { Entity } from '@backstage/catalog-model';
import { ENTITIES, PAYMENTS } from './entities';
import { agentPath, type Portal } from './startPortal';

const ROUTES = [
  '',
  '/metrics?range=1h',
  '/metrics?range=7d',
  '/alarms',
  '/deliveries',
  '/permissions',
  '/costs',
  '/calls',
  '/credentials',
];

/** Everything that a portal shows or keeps: answers, log lines, tables. */
export class Disclosure {
  private readonly answers: string[] = [];

  constructor(private readonly portal: Portal) {}

  async ask(method: 'get' | 'post', path: string): Promise<void> {
    const { status, headers, body } = await this.portal[method](path);
    this.answers.push(JSON.stringify({ path, status, headers, body }));
  }

  /** Asks every route, for every agent. */
  async askEverything(entities: readonly Entity[] = ENTITIES): Promise<void> {
    await this.ask('get', '/agents');
    await this.ask('get', '/credentials/chain');
    await this.ask('get', '/credentials/sessions');
    for (const entity of entities) {
      await this.ask('post', agentPath(entity, '/refresh'));
      for (const rest of ROUTES) {
        await this.ask('get', agentPath(entity, rest));
      }
    }
    await this.ask('post', agentPath(PAYMENTS, '/credentials/refresh'));
  }

  /** Errors are where secrets tend to escape: AWS quotes signed headers. */
  async askThroughFaults(): Promise<void> {
    const { faults } = this.portal.sandbox;
    for (const kind of [
      'expired-token',
      'clock-skew',
      'garbage-body',
    ] as const) {
      const { id } = faults.add({ kind });
      for (const rest of ['/refresh', '/credentials/refresh']) {
        await this.ask('post', agentPath(PAYMENTS, rest));
      }
      await this.ask('get', agentPath(PAYMENTS));
      await this.ask('get', agentPath(PAYMENTS, '/calls'));
      await this.ask('get', '/credentials/chain');
      await this.ask('get', '/credentials/sessions');
      faults.remove(id);
    }
  }

  /** All text there is, by the place where it is. */
  async texts(): Promise<Record<'answers' | 'logs' | 'database', string>> {
    return {
      answers: this.answers.join('\n'),
      logs: this.portal.logs.join('\n'),
      database: await this.tables(),
    };
  }

  private async tables(): Promise<string> {
    const { database } = this.portal;
    const tables: Array<{ name: string }> = await database('sqlite_master')
      .select('name')
      .where({ type: 'table' });
    const rows = await Promise.all(
      tables.map(({ name }) => database(name).select()),
    );
    return JSON.stringify(rows);
  }
}

/** Which secrets are in which place; empty lists are what is hoped for. */
export async function findSecrets(
  disclosure: Disclosure,
  secrets: readonly string[],
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [place, text] of Object.entries(await disclosure.texts())) {
    if (text.length < 1_000) {
      throw new Error(`there is hardly anything to search in ${place}`);
    }
    found[place] = secrets.filter(secret => text.includes(secret));
  }
  return found;
}

/** What {@link findSecrets} finds when nothing has escaped. */
export const NOTHING_FOUND = { answers: [], logs: [], database: [] };
