/**
 * Name, statistic, unit, sets of dimension names under which AWS publishes it
 * (absent: under every one that a selector can have), seconds between points
 * where that is more than a minute.
 */
export type DefaultRow = readonly [
  string,
  string,
  string,
  (readonly string[])?,
  number?,
];

/**
 * Default metrics by namespace. Names, units and dimensions are as AWS documents
 * them in each service's "Monitoring with Amazon CloudWatch" page; those of
 * CWAgent as in "Metrics collected by the CloudWatch agent".
 */
export type DefaultRows = Readonly<Record<string, readonly DefaultRow[]>>;
