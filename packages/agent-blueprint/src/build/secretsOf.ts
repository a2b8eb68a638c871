import type { SecretReference } from '../request/destinationTypes';
import type { AgentRequest } from '../request/types';

/** A secret of a request and what it is called in generated files. */
export interface NamedSecret {
  /** Identifier in snake case. */
  readonly name: string;
  readonly path: string;
  readonly secret: SecretReference;
}

/** The secrets that a request refers to. */
export function secretsOf({ destinations = {} }: AgentRequest): NamedSecret[] {
  const { metrics, logs, firehoseAccessKey } = destinations;
  const all: [string, string, SecretReference | undefined][] = [
    [
      'metrics_password',
      '$.destinations.metrics.basicAuth.password',
      metrics?.basicAuth?.password,
    ],
    [
      'logs_password',
      '$.destinations.logs.basicAuth.password',
      logs?.basicAuth?.password,
    ],
    [
      'firehose_access_key',
      '$.destinations.firehoseAccessKey',
      firehoseAccessKey,
    ],
  ];
  return all.flatMap(([name, path, secret]) =>
    secret ? [{ name, path, secret }] : [],
  );
}
