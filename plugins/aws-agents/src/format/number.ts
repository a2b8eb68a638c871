const SCALES: ReadonlyArray<readonly [number, string]> = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

const digits = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });
const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** Three significant digits without exponent: `0.012`, `12.3`. */
export function formatDigits(value: number): string {
  return digits.format(value);
}

/**
 * A number for people: exact up to 9,999, then scaled with an SI letter
 * (`12.3 k`, `4.5 M`).
 */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size < 10_000) {
    return size >= 1000 ? grouped.format(value) : formatDigits(value);
  }
  // 999,950 would round to `1,000 k`: scale by what it rounds to.
  const rounded = Number(value.toPrecision(3));
  const [factor, letter] =
    SCALES.find(([limit]) => Math.abs(rounded) >= limit) ?? SCALES[3];
  return `${formatDigits(rounded / factor)} ${letter}`;
}
