import type { AccessNeed } from 'iam-policy-engine';
import type { SecretReference } from '../request/destinationTypes';
import type { EcsPlatform } from '../request/platformTypes';
import type { AgentRequest } from '../request/types';
import { partitionOfRegion } from './partition';
import { secretsOf } from './secretsOf';

/**
 * What ECS needs to start the agent's task: its log, and the secrets that it puts into the environment.
 * Source: ECS Developer Guide, "Amazon ECS task execution IAM role".
 */
export function executionNeeds(
  request: AgentRequest,
  { logGroup }: EcsPlatform,
): AccessNeed[] {
  const [region] = request.regions;
  const partition = partitionOfRegion(region);
  const group = `arn:${partition}:logs:${region}:${request.accountId}:log-group:${logGroup}`;
  return [
    {
      action: 'logs:CreateLogGroup',
      resource: `${group}:*`,
      why: 'Creates the log group of the task',
    },
    {
      action: 'logs:CreateLogStream',
      resource: `${group}:*`,
      why: 'Creates the log stream of a task',
    },
    {
      action: 'logs:PutLogEvents',
      resource: `${group}:log-stream:*`,
      why: 'Writes the log of a task',
    },
    ...secretsOf(request).flatMap(({ secret }) => secretNeeds(secret)),
  ];
}

function secretNeeds(secret: SecretReference): AccessNeed[] {
  if (secret.type !== 'secrets-manager') return [];
  return [
    {
      action: 'secretsmanager:GetSecretValue',
      resource: secret.arn,
      why: 'Puts the secret into the environment of the task',
    },
    ...(secret.kmsKeyArn
      ? [
          {
            action: 'kms:Decrypt',
            resource: secret.kmsKeyArn,
            why: 'Decrypts the secret',
          },
        ]
      : []),
  ];
}
