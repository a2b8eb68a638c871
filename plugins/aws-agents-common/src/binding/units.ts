const SIZES = ['', 'Kilo', 'Mega', 'Giga', 'Tera'];
const AMOUNTS = ['Bytes', 'Bits'].flatMap(unit =>
  SIZES.map(size => (size ? `${size}${unit.toLowerCase()}` : unit)),
);

/** Source: CloudWatch API reference, MetricDatum, Unit. */
const UNITS: readonly string[] = [
  'Seconds',
  'Milliseconds',
  'Microseconds',
  ...AMOUNTS,
  'Percent',
  'Count',
  ...AMOUNTS.map(amount => `${amount}/Second`),
  'Count/Second',
  'None',
];

/** Example of each kind, for messages. */
export const UNIT_EXAMPLES =
  'a unit of CloudWatch, such as Percent, Count, Seconds, Bytes or Count/Second';

/** Whether CloudWatch knows this unit. */
export function isUnit(text: string): boolean {
  return UNITS.includes(text);
}
