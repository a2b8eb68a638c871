import { Statement } from '../../policy/types';
import { conditionPath, coversAction } from '../elements';
import { Detection } from '../types';
import {
  demands,
  demandsOn,
  principalsOf,
  providerHost,
  providerKind,
} from './trustStatement';

const COGNITO = 'cognito-identity.amazonaws.com';
const WEB_IDENTITY = 'sts:AssumeRoleWithWebIdentity';

/** Which key of a provider names the caller; Cognito tells users from guests, not one user from another. */
function subjectKey(host: string): string {
  return host === COGNITO ? `${host}:amr` : `${host}:sub`;
}

/** Finds OIDC providers that let in more identities than one would think. */
export function detectFederation(statement: Statement): Detection[] {
  if (!coversAction(statement, WEB_IDENTITY)) return [];
  return principalsOf(statement, 'Federated')
    .filter(provider => providerKind(provider) === 'oidc')
    .flatMap(provider => {
      const host = providerHost(provider);
      return [
        ...subject(statement, subjectKey(host)),
        ...audience(statement, `${host}:aud`),
      ];
    });
}

function subject(statement: Statement, key: string): Detection[] {
  if (!demands(statement, key)) {
    return [
      {
        rule: 'trust-oidc-without-sub',
        evidence: `No condition demands ${key}`,
        statementIndex: statement.index,
        element: '.Principal',
      },
    ];
  }
  return demandsOn(statement, key)
    .filter(({ operator }) => operator.includes('Like'))
    .flatMap(condition =>
      condition.values
        .filter(value => /[*?]/.test(value))
        .map(
          (value): Detection => ({
            rule: 'trust-oidc-wildcard-sub',
            evidence: `${key} like "${value}"`,
            statementIndex: statement.index,
            element: conditionPath(condition.operator, condition.key),
          }),
        ),
    );
}

function audience(statement: Statement, key: string): Detection[] {
  return demands(statement, key)
    ? []
    : [
        {
          rule: 'trust-oidc-without-aud',
          evidence: `No condition demands ${key}`,
          statementIndex: statement.index,
          element: '.Principal',
        },
      ];
}
