import {
  parsePolicy,
  PolicyParseError,
  type Statement,
} from 'iam-policy-engine';

/** A Kubernetes service account that may have a role through OIDC. */
export interface TrustedServiceAccount {
  /** Issuer without its scheme: `oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE`. */
  issuer: string;
  /** As the trust policy has it, with wildcards; null when it names none. */
  namespace: string | null;
  serviceAccount: string | null;
}

/** Who may have a role, as far as it concerns workloads. */
export interface Trust {
  serviceAccounts: TrustedServiceAccount[];
  /** AWS services such as `ec2.amazonaws.com`. */
  services: string[];
}

const SUBJECT = /^system:serviceaccount:([^:]+):([^:]+)$/;
const PROVIDER = /^arn:[^:]+:iam::\d{12}:oidc-provider\/(.+)$/;

/**
 * Reads who a trust policy lets in. Undefined when it cannot be read.
 *
 * Source of the condition key: Amazon EKS User Guide, "Assign IAM roles to
 * Kubernetes service accounts".
 */
export function readTrust(trustPolicy: unknown): Trust | undefined {
  try {
    const allowing = parsePolicy(trustPolicy, {
      type: 'trust',
    }).statements.filter(({ effect }) => effect === 'Allow');
    return {
      serviceAccounts: allowing.flatMap(readServiceAccounts),
      services: [...new Set(allowing.flatMap(namesOf('Service')))],
    };
  } catch (error) {
    if (error instanceof PolicyParseError) {
      return undefined;
    }
    throw error;
  }
}

function readServiceAccounts(statement: Statement): TrustedServiceAccount[] {
  return namesOf('Federated')(statement).flatMap(provider => {
    const issuer = PROVIDER.exec(provider)?.[1];
    return issuer ? accountsOf(statement, issuer) : [];
  });
}

function accountsOf(
  { conditions }: Statement,
  issuer: string,
): TrustedServiceAccount[] {
  const subjects = conditions
    .filter(
      ({ operator, key }) =>
        /^(?:\w+:)?String(?:Equals|Like)/.test(operator) &&
        key.toLowerCase() === `${issuer}:sub`.toLowerCase(),
    )
    .flatMap(({ values }) => values);
  if (subjects.length === 0) {
    return [{ issuer, namespace: null, serviceAccount: null }];
  }
  return subjects.map(subject => {
    const [, namespace = null, serviceAccount = null] =
      SUBJECT.exec(subject) ?? [];
    return { issuer, namespace, serviceAccount };
  });
}

function namesOf(category: 'Service' | 'Federated') {
  return ({ principal }: Statement): string[] =>
    principal && !principal.negated
      ? principal.principals
          .filter(candidate => candidate.category === category)
          .map(({ value }) => value)
      : [];
}
