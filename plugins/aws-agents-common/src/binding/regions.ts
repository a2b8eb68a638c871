const REGION =
  /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov)?-(?:central|north|south|east|west|northeast|northwest|southeast|southwest)-\d{1,2}$/;

const PREFIXES: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
];

/**
 * Whether a text has the form of an AWS region's name. Regions are opened
 * every year, so there is no list to hold it against.
 *
 * @public
 */
export function isRegionName(text: string): boolean {
  return REGION.test(text);
}

/**
 * The partition a region belongs to: `aws`, `aws-cn` or `aws-us-gov`.
 *
 * @public
 */
export function partitionOfRegion(region: string): string {
  return PREFIXES.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}
