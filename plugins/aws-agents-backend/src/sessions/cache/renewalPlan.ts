/** Nobody ever gets credentials with less time left. */
export const MIN_REMAINING_MS = 60_000;

/** Share of a lifetime that is given up for safety, at most. */
const LEAD_SHARE = 0.42;
/**
 * Time before expiry at which a session is renewed, when it lives long enough:
 * 20 minutes in which STS may be down, the last minute that is not served, and
 * time for the retry that finds STS up again.
 */
const MAX_LEAD_MS = 25 * 60_000;
/** Part of the lead over which renewals are spread. */
const JITTER_SHARE = 0.04;

/**
 * When a session shall be renewed in the background. Sessions that were issued
 * together are renewed apart.
 *
 * @param random - from 0 up to 1
 * @returns epoch milliseconds
 */
export function renewAt(
  { issuedAt, expiresAt }: { issuedAt: number; expiresAt: number },
  random: number,
): number {
  const lead = Math.min((expiresAt - issuedAt) * LEAD_SHARE, MAX_LEAD_MS);
  return expiresAt - lead * (1 - JITTER_SHARE * random);
}

/** Whether credentials may still be handed out. */
export function isServable(expiresAt: number, now: number): boolean {
  return expiresAt - now >= MIN_REMAINING_MS;
}
