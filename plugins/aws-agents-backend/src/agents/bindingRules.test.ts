import type { BindingRule } from '../config';
import { refuseBinding } from './bindingRules';
import type { EntityFacts } from './entityFacts';

const ROLE = 'arn:aws:iam::111122223333:role/agents/payments-alloy';
const PAYMENTS: EntityFacts = {
  entityRef: 'component:default/payments',
  kind: 'Component',
  namespace: 'default',
  name: 'payments',
  title: 'Payments',
  owner: 'group:default/payments-team',
  system: 'system:default/money',
  labels: { tier: 'gold' },
};
const PROMOTIONS = {
  ...PAYMENTS,
  entityRef: 'component:default/promotions',
  owner: 'group:default/marketing',
};

function rule(
  id: string,
  entities: Partial<BindingRule['entities']>,
  target: Partial<Pick<BindingRule, 'accounts' | 'roles'>> = {},
): BindingRule {
  return {
    id,
    entities: {
      kinds: [],
      namespaces: [],
      owners: [],
      systems: [],
      labels: {},
      ...entities,
    },
    accounts: [],
    roles: [],
    ...target,
  };
}

const RESERVED = rule(
  'payments-roles',
  { owners: ['group:default/payments-team'] },
  { accounts: ['111122223333'], roles: ['agents/payments-*'] },
);

describe('refuseBinding', () => {
  it('allows everything without rules', () => {
    expect(refuseBinding([], PROMOTIONS, ROLE)).toBeUndefined();
  });

  it('allows what one rule allows', () => {
    expect(refuseBinding([RESERVED], PAYMENTS, ROLE)).toBeUndefined();
  });

  it('names the rule that reserves a role for others', () => {
    expect(refuseBinding([RESERVED], PROMOTIONS, ROLE)).toEqual({
      ruleId: 'payments-roles',
      roleArn: ROLE,
      message: `component:default/promotions may not bind ${ROLE}`,
      cause:
        "The binding rule payments-roles reserves this role: the entity's owner is group:default/marketing instead of group:default/payments-team.",
    });
  });

  it('names the rule that confines an entity to other roles', () => {
    const confined = rule(
      'marketing',
      { owners: ['group:default/marketing'] },
      { accounts: ['444455556666'] },
    );
    expect(refuseBinding([confined], PROMOTIONS, ROLE)).toMatchObject({
      ruleId: 'marketing',
      cause:
        'The binding rule marketing lets this entity bind only roles in accounts 444455556666.',
    });
  });

  it('refuses what no rule is about', () => {
    const other = rule('other', { kinds: ['Resource'] }, { roles: ['x'] });
    expect(refuseBinding([other], PAYMENTS, ROLE)).toMatchObject({
      ruleId: null,
    });
  });

  it.each<[string, Partial<BindingRule['entities']>, boolean]>([
    ['kind', { kinds: ['component'] }, true],
    ['kind', { kinds: ['Resource'] }, false],
    ['namespace', { namespaces: ['default'] }, true],
    ['namespace', { namespaces: ['edge'] }, false],
    ['system', { systems: ['system:default/money'] }, true],
    ['system', { systems: ['system:default/parcels'] }, false],
    ['label', { labels: { tier: 'gold' } }, true],
    ['label', { labels: { tier: 'gold', region: 'eu' } }, false],
  ])('selects entities by %s %j', (_, entities, allowed) => {
    const refusal = refuseBinding([rule('r', entities)], PAYMENTS, ROLE);
    expect(refusal === undefined).toBe(allowed);
  });

  it.each([
    ['agents/payments-alloy', true],
    ['agents/*', true],
    ['*', true],
    ['*/pay*-alloy', true],
    ['agents/*alloy*', true],
    ['payments-alloy', false],
    ['agents/payments', false],
    ['agents/payments-alloy*alloy', false],
    ['*x*', false],
  ])('matches the role pattern %s: %s', (pattern, allowed) => {
    const refusal = refuseBinding(
      [rule('r', {}, { roles: [pattern] })],
      PAYMENTS,
      ROLE,
    );
    expect(refusal === undefined).toBe(allowed);
  });
});
