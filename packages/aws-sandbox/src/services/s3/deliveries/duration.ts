const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * Reads an interval such as `5m`.
 *
 * @returns milliseconds, or undefined when the text is none
 */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+)([smhd])$/.exec(text);
  return match
    ? Number(match[1]) * UNIT_MS[match[2] as keyof typeof UNIT_MS]
    : undefined;
}
