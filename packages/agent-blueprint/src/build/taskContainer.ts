import type { ContainerIr } from '../ir/types';
import type { EcsPlatform } from '../request/platformTypes';
import type { AgentRequest } from '../request/types';
import { ALLOY_IMAGE, ALLOY_PORT, alloyArguments } from './alloyProgram';
import { secretsOf } from './secretsOf';

/** The text of a configuration and what running it takes. */
export interface AlloyText {
  readonly text: string;
  readonly needsExperimental: boolean;
}

const CONFIGURATION_PATH = '/tmp/config.alloy';

/**
 * The agent's container. Its configuration is in its environment, for a task has no files of its own; the shell does not
 * expand what a variable holds.
 */
export function taskContainer(
  request: AgentRequest,
  { logGroup }: EcsPlatform,
  { text, needsExperimental }: AlloyText,
): ContainerIr {
  const [region] = request.regions;
  const run = [
    '/bin/alloy',
    ...alloyArguments(CONFIGURATION_PATH, needsExperimental),
  ].join(' ');
  return {
    name: 'alloy',
    image: ALLOY_IMAGE,
    entryPoint: ['/bin/sh', '-c'],
    command: [
      `printf '%s' "$ALLOY_CONFIG" > ${CONFIGURATION_PATH} && exec ${run}`,
    ],
    environment: { ALLOY_CONFIG: text, AWS_REGION: region },
    secrets: taskSecrets(request),
    port: ALLOY_PORT,
    logGroup,
    logRegion: region,
  };
}

/** Variables that ECS fills from Secrets Manager. Source: ECS Developer Guide, "Pass Secrets Manager secrets". */
function taskSecrets(request: AgentRequest): Record<string, string> {
  return Object.fromEntries(
    secretsOf(request).flatMap(({ name, secret }) =>
      secret.type === 'secrets-manager'
        ? [
            [
              name.toUpperCase(),
              secret.jsonKey ? `${secret.arn}:${secret.jsonKey}::` : secret.arn,
            ],
          ]
        : [],
    ),
  );
}
