/**
 * Accounts by which vendors reach into those of their customers.
 * Source: the vendors' own documentation, as collected by fwdcloudsec/known_aws_accounts.
 */
export const KNOWN_VENDOR_ACCOUNTS: Readonly<
  Record<string, readonly string[]>
> = {
  Bridgecrew: ['890234264427'],
  CloudHealth: ['454464851268'],
  CloudZero: ['061190967865'],
  Cloudability: ['165736516723'],
  CrowdStrike: ['292230061137', '517716713836'],
  Databricks: ['414351767826', '601306020600', '790110701330'],
  Datadog: ['464622532012', '865078226113'],
  Drata: ['085540434294', '269135526815', '809336252980'],
  Dynatrace: ['509560245411'],
  Fivetran: ['834469178297'],
  Grafana: ['008923505280'],
  JupiterOne: ['612791702201'],
  Lacework: ['434813966438'],
  'Logz.io': ['406095609952'],
  'New Relic': ['017663287629', '754728514883'],
  'Orca Security': [
    '135916806842',
    '463932680998',
    '553950354547',
    '727815099310',
    '784971140435',
    '976280145156',
  ],
  'Prisma Cloud': ['188619942792', '496947949261'],
  Rapid7: ['336818582268'],
  Snyk: ['198361731867', '755778135062'],
  Spacelift: ['324880187172'],
  Splunk: ['112543817624'],
  Spot: ['393649089167', '627743545735', '884866656237', '922761411349'],
  'Sumo Logic': ['926226587429', '956882708938'],
  Sysdig: ['263844535661', '761931097553'],
  Tenable: ['012615275169', '422820575223'],
  Vanta: ['956993596390'],
  env0: ['913128560467'],
  nOps: ['202279780353', '727378841472'],
};

const vendorByAccount = new Map(
  Object.entries(KNOWN_VENDOR_ACCOUNTS).flatMap(([vendor, accounts]) =>
    accounts.map(account => [account, vendor] as const),
  ),
);

/**
 * The vendor an account is known to belong to.
 *
 * @param accountId - 12 digits
 * @public
 */
export function knownVendorOf(accountId: string): string | undefined {
  return vendorByAccount.get(accountId);
}
