import { createHash } from 'node:crypto';
import type { ResolvedAgent } from '../agents';

const numbers = new Map<string, number>();

/** Agents of an account stay together, so that their calls can be merged. */
export function shardOf(
  agent: Pick<ResolvedAgent, 'accountId'>,
  shards: number,
): number {
  return numberOf(agent.accountId) % shards;
}

/** Every shard asks for every agent at every collection: accounts are few. */
function numberOf(accountId: string): number {
  const known = numbers.get(accountId);
  if (known !== undefined) {
    return known;
  }
  const digest = createHash('sha256').update(accountId).digest();
  const number = digest.readUInt32BE(0);
  numbers.set(accountId, number);
  return number;
}
