import { createHash } from 'node:crypto';
import type { ResolvedAgent } from '../agents';

/** Agents of an account stay together, so that their calls can be merged. */
export function shardOf(
  agent: Pick<ResolvedAgent, 'accountId'>,
  shards: number,
): number {
  const digest = createHash('sha256').update(agent.accountId).digest();
  return digest.readUInt32BE(0) % shards;
}
