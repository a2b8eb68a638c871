import {
  Expression,
  Statement,
  attributes,
  block,
  call,
  reference,
} from 'alloy-syntax';
import { secretsOf } from '../build/secretsOf';
import type { SecretReference } from '../request/destinationTypes';
import type { AgentRequest } from '../request/types';

/** Components that read the secrets that the request refers to. */
export function secretComponents(request: AgentRequest): Statement[] {
  return secretsOf(request).flatMap(({ name, secret }) => {
    switch (secret.type) {
      case 'kubernetes-secret':
        return [
          block(
            'remote.kubernetes.secret',
            attributes({ namespace: secret.namespace, name: secret.name }),
            name,
          ),
        ];
      case 'file':
        return [
          block(
            'local.file',
            attributes({ filename: secret.path, is_secret: true }),
            name,
          ),
        ];
      default:
        return [];
    }
  });
}

/** What gives the secret in the place where it is needed. */
export function secretExpression(
  name: string,
  secret: SecretReference,
): Expression {
  switch (secret.type) {
    case 'kubernetes-secret':
      return {
        kind: 'index',
        target: reference(`remote.kubernetes.secret.${name}.data`),
        index: { kind: 'string', value: secret.key },
      };
    case 'file':
      return reference(`local.file.${name}.content`);
    default:
      return call('sys.env', name.toUpperCase());
  }
}
