import { parseOperator } from '../../conditions/operators';
import { accountOfArn } from '../../matching/arn';
import { Statement, StatementCondition } from '../../policy/types';

/** Conditions on a key that hold only when the key is there and matches. */
export function demandsOn(
  { conditions }: Statement,
  ...keys: readonly string[]
): StatementCondition[] {
  const wanted = keys.map(key => key.toLowerCase());
  return conditions.filter(({ key, operator }) => {
    const parsed = parseOperator(operator);
    return (
      wanted.includes(key.toLowerCase()) &&
      parsed !== undefined &&
      parsed.definition.family !== 'null' &&
      !parsed.definition.negated &&
      !parsed.ifExists &&
      parsed.set !== 'ForAllValues'
    );
  });
}

/** True when the statement demands a value of one of the keys. */
export function demands(
  statement: Statement,
  ...keys: readonly string[]
): boolean {
  return demandsOn(statement, ...keys).some(({ values }) =>
    values.every(value => value !== '*'),
  );
}

/** The principals of one category. */
export function principalsOf(
  { principal }: Statement,
  category: 'AWS' | 'Service' | 'Federated',
): string[] {
  if (!principal || principal.negated) return [];
  return principal.principals
    .filter(entry => entry.category === category)
    .map(({ value }) => value);
}

/** The account of a principal given by ARN or by its 12 digits. */
export function accountOfPrincipal(value: string): string | undefined {
  return /^\d{12}$/.test(value) ? value : accountOfArn(value);
}

/** The kind of an identity provider, by its ARN or well-known name. */
export function providerKind(provider: string): 'oidc' | 'saml' {
  return provider.includes(':saml-provider/') ? 'saml' : 'oidc';
}

/** The prefix of a provider's condition keys, e.g. `token.actions.githubusercontent.com`. */
export function providerHost(provider: string): string {
  return provider
    .slice(provider.indexOf(':oidc-provider/') + 1)
    .replace(/^oidc-provider\//, '');
}
