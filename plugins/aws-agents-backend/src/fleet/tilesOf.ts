import type { FleetTile } from 'backstage-plugin-aws-agents-common';
import type { FleetEntry } from '../store';

/** A session should have been renewed long before so little of it is left. */
const SESSION_SHARE = 0.1;
/** A key whose rotation is due within this time needs somebody now. */
const KEY_NOTICE_MS = 14 * 24 * 3600 * 1000;

/**
 * The tiles that an agent belongs to.
 *
 * - broken: its status is failed;
 * - expiring: its session has ended or has less than a tenth of its lifetime
 *   left, though the portal renews sessions by themselves; or its access key is
 *   to be rotated within 14 days, or should have been;
 * - over-privileged: its role allows actions that are not needed, or resources
 *   that are wider than needed;
 * - silent: no metric has recent data, or a delivery location gets nothing.
 *
 * @param now - epoch milliseconds
 */
export function tilesOf(entry: FleetEntry, now: number): FleetTile[] {
  const tiles: FleetTile[] = [];
  if (entry.status === 'failed') {
    tiles.push('broken');
  }
  if (sessionEnds(entry, now) || keyIsDue(entry, now)) {
    tiles.push('expiring');
  }
  if (
    (entry.permissions?.excess ?? 0) + (entry.permissions?.tooBroad ?? 0) >
    0
  ) {
    tiles.push('over-privileged');
  }
  if (entry.silent.length > 0) {
    tiles.push('silent');
  }
  return tiles;
}

function sessionEnds({ session }: FleetEntry, now: number): boolean {
  if (!session) {
    return false;
  }
  const end = Date.parse(session.expiresAt);
  return end - now < SESSION_SHARE * (end - Date.parse(session.issuedAt));
}

function keyIsDue({ accessKeyDueAt }: FleetEntry, now: number): boolean {
  return (
    accessKeyDueAt !== null && Date.parse(accessKeyDueAt) - now < KEY_NOTICE_MS
  );
}
