const TITLES: Readonly<Record<string, string>> = {
  entityRef: 'Entity',
  accountId: 'AWS account',
  regions: 'Regions',
  platform: 'Platform',
  'platform.clusterName': 'Cluster',
  'platform.oidcProviderArn': 'OIDC provider',
  'platform.namespace': 'Namespace',
  'platform.serviceAccount': 'Service account',
  'platform.logGroup': 'Log group of the task',
  'platform.trustAnchorArn': 'Trust anchor',
  'platform.commonName': 'Common name',
  capabilities: 'What it does',
  metrics: 'Metrics',
  deliveries: 'Deliveries',
  logGroups: 'Log groups',
  logFiles: 'Log files',
  resources: 'Other resources',
  'destinations.metricsUrl': 'Where metrics go',
  'destinations.metricsAuth': 'Credentials for metrics',
  'destinations.logsUrl': 'Where logs go',
  'destinations.logsTenantId': 'Tenant of logs',
  'destinations.logsAuth': 'Credentials for logs',
  'destinations.firehoseAccessKey': 'Access key of Firehose',
  portal: 'The portal',
};

/** `metrics[1]` as `Metrics 2`; fields without a title as they are. */
export function fieldTitle(field: string): string {
  const [, name, index] = /^([^[]*)(?:\[(\d+)\])?$/.exec(field) ?? [];
  const title = TITLES[name] ?? TITLES[outerOf(name)];
  if (!title) {
    return field;
  }
  return index === undefined ? title : `${title} ${Number(index) + 1}`;
}

/** `destinations.metricsAuth.password.type` is a part of `destinations.metricsAuth`. */
function outerOf(name: string): string {
  return name.split('.').slice(0, 2).join('.');
}
