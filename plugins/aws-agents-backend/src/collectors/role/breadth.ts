import type { Statement } from 'iam-policy-engine';
import { matchesGlob } from '../../glob';

/**
 * Actions that always act on a resource, so that `*` as their resource grants
 * more than an agent can need [Service Authorization Reference: a resource
 * type is marked as required].
 */
const RESOURCE_ACTIONS: ReadonlyArray<readonly [action: string, harm: string]> =
  [
    ['iam:PassRole', 'hands any role of the account to a service'],
    ['sts:AssumeRole', 'assumes any role that trusts the account'],
    ['s3:GetObject', 'reads the objects of every bucket'],
    ['s3:PutObject', 'writes to every bucket'],
    ['s3:DeleteObject', 'deletes from every bucket'],
    ['secretsmanager:GetSecretValue', 'reads every secret'],
    ['ssm:GetParameter', 'reads every parameter'],
    ['kms:Decrypt', 'decrypts with every key'],
    ['sqs:ReceiveMessage', 'receives from every queue'],
    ['sqs:DeleteMessage', 'deletes from every queue'],
    ['lambda:InvokeFunction', 'invokes every function'],
    ['dynamodb:GetItem', 'reads every table'],
  ];

/**
 * Why a statement is wider than a telemetry agent should have; undefined when
 * it is not. Deny statements never are.
 *
 * @param service - prefix of the actions that are looked at, `*` for all
 * @param actions - the statement's actions of this service, with their prefix
 */
export function breadthOf(
  statement: Statement,
  service: string,
  actions: readonly string[],
): string | undefined {
  if (statement.effect === 'Deny') {
    return undefined;
  }
  if (statement.action.negated) {
    return 'allows every action of every service but those listed (NotAction)';
  }
  if (service === '*') {
    return 'allows every action of every service';
  }
  if (actions.some(action => action.slice(service.length + 1) === '*')) {
    return `allows every action of ${service}`;
  }
  if (!statement.resource || !isEverything(statement.resource)) {
    return undefined;
  }
  const harms = RESOURCE_ACTIONS.filter(([known]) =>
    actions.some(action => matches(action, known)),
  ).map(([, harm]) => harm);
  return harms.length > 0 ? harms.join(', ') : undefined;
}

function isEverything(resource: NonNullable<Statement['resource']>): boolean {
  return resource.negated || resource.patterns.includes('*');
}

function matches(pattern: string, action: string): boolean {
  return matchesGlob(pattern.toLowerCase(), action.toLowerCase(), {
    questionMark: true,
  });
}
