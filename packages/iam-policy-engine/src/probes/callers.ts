import { RequestPrincipal } from '../evaluation/types';
import { EXAMPLE } from '../matching/patternText';
import { Statement, StatementPrincipal } from '../policy/types';
import { ANY_ROLE } from './probe';

/** Somebody to ask in the name of, and how the statement calls them. */
export interface Caller {
  readonly name?: string;
  readonly principal: RequestPrincipal;
}

const NOBODY_IN_PARTICULAR: Caller = { principal: ANY_ROLE };

/** The callers a statement is about; for `NotPrincipal` those listed, and one who is not. */
export function callersOf({ principal }: Statement): Caller[] {
  if (!principal) return [NOBODY_IN_PARTICULAR];
  const named = principal.principals.map(callerFor);
  return principal.negated
    ? [...named, { name: '*', principal: ANY_ROLE }]
    : named;
}

function callerFor({ category, value }: StatementPrincipal): Caller {
  const name = category === 'AWS' ? value : `${category} ${value}`;
  switch (category) {
    case 'Service':
      return { name, principal: { kind: 'service', arn: value } };
    case 'Federated':
      return {
        name,
        principal: { kind: 'federated', arn: value, federatedProvider: value },
      };
    case 'CanonicalUser':
      return {
        name,
        principal: {
          kind: 'user',
          arn: 'arn:aws:iam::000000000000:user/any',
          canonicalUserId: value,
        },
      };
    default:
      return { name, principal: awsPrincipal(value) };
  }
}

function awsPrincipal(value: string): RequestPrincipal {
  if (value === '*') return ANY_ROLE;
  const account = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1];
  if (account !== undefined) {
    return { kind: 'role', arn: `arn:aws:iam::${account}:role/${EXAMPLE}` };
  }
  if (value.includes(':assumed-role/')) {
    return { kind: 'assumed-role', arn: value };
  }
  if (value.includes(':federated-user/')) {
    return { kind: 'federated-user', arn: value };
  }
  return { kind: value.includes(':user/') ? 'user' : 'role', arn: value };
}

/** The principal that an ARN or the name of a service stands for; undefined for anything else. */
export function principalByName(name: string): RequestPrincipal | undefined {
  if (/^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/.test(name)) {
    return { kind: 'service', arn: name };
  }
  if (/:(?:oidc|saml)-provider\//.test(name)) {
    return { kind: 'federated', arn: name, federatedProvider: name };
  }
  if (/^arn:[^:]+:iam::\d{12}:root$/.test(name)) {
    return { kind: 'root', arn: name };
  }
  return /^arn:[^:]+:(?:iam|sts)::\d{12}:[a-z-]+\/./.test(name)
    ? awsPrincipal(name)
    : undefined;
}
