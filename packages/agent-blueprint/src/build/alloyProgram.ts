/** Version of Grafana Alloy that the generated configuration is written for. */
export const ALLOY_VERSION = 'v1.18.0';
export const ALLOY_IMAGE = `docker.io/grafana/alloy:${ALLOY_VERSION}`;
/** Where Alloy serves its own metrics and readiness. */
export const ALLOY_PORT = 12345;
/** Where Alloy takes what Firehose delivers. */
export const FIREHOSE_PORT = 9999;

/** Arguments of the program `alloy`. */
export function alloyArguments(
  configurationPath: string,
  needsExperimental: boolean,
): string[] {
  return [
    'run',
    `--server.http.listen-addr=0.0.0.0:${ALLOY_PORT}`,
    '--storage.path=/var/lib/alloy/data',
    ...(needsExperimental ? ['--stability.level=experimental'] : []),
    configurationPath,
  ];
}
