import { AccessRequest, Decision } from '../evaluation/types';
import { PolicyType } from '../policy/types';
import { parseDenial } from './parseDenial';
import { renderDenial } from './renderDenial';

const request: AccessRequest = {
  principal: {
    kind: 'assumed-role',
    arn: 'arn:aws:sts::111122223333:assumed-role/alloy/i-0abc',
  },
  action: 'cloudwatch:GetMetricData',
  resource: '*',
};
const USER =
  'User: arn:aws:sts::111122223333:assumed-role/alloy/i-0abc is not authorized to perform: cloudwatch:GetMetricData';
const ARN = 'arn:aws:iam::111122223333:policy/guard';

const denied = (
  policyType: PolicyType,
  reason: 'implicit-deny' | 'explicit-deny',
): Decision => ({
  allowed: false,
  reason,
  policyType,
  policy: { id: 'guard', arn: ARN, type: policyType },
  matched: [],
});

const ALL: readonly [PolicyType, string, string][] = [
  ['identity', 'identity-based policy', 'an identity-based policy'],
  ['resource', 'resource-based policy', 'a resource-based policy'],
  ['trust', 'role trust policy', 'the role trust policy'],
  ['boundary', 'permissions boundary', 'a permissions boundary'],
  ['session', 'session policy', 'a session policy'],
  ['scp', 'service control policy', 'a service control policy'],
  ['rcp', 'resource control policy', 'a resource control policy'],
  ['vpc-endpoint', 'VPC endpoint policy', 'a VPC endpoint policy'],
];

describe('renderDenial', () => {
  it.each(ALL)('words denials by %s', (type, implicit, explicit) => {
    expect(renderDenial(request, denied(type, 'implicit-deny'))).toBe(
      `${USER} because no ${implicit} allows the cloudwatch:GetMetricData action`,
    );
    expect(renderDenial(request, denied(type, 'explicit-deny'))).toBe(
      `${USER} with an explicit deny in ${explicit}`,
    );
  });

  it.each(ALL)('is read back by parseDenial for %s', policyType => {
    const resource = 'arn:aws:s3:::telemetry/a key with blanks';
    for (const reason of ['implicit-deny', 'explicit-deny'] as const) {
      const text = renderDenial(
        { ...request, resource },
        denied(policyType, reason),
        { style: 'with-policy-arn' },
      );
      const explicit = reason === 'explicit-deny';
      expect(parseDenial(text)).toEqual({
        kind: 'iam',
        principalArn: request.principal.arn,
        action: request.action,
        resource,
        policyType,
        effect: explicit ? 'explicit' : 'implicit',
        ...(explicit ? { policyArn: ARN } : {}),
      });
    }
  });

  it('names the resource when the action has one', () => {
    const text = renderDenial(
      { ...request, resource: 'arn:aws:s3:::b' },
      denied('identity', 'implicit-deny'),
    );
    expect(text).toContain(' on resource: arn:aws:s3:::b because no');
  });

  it('appends the policy ARN to explicit denials only, and when there is one', () => {
    const options = { style: 'with-policy-arn' } as const;
    const explicit = denied('scp', 'explicit-deny');
    expect(renderDenial(request, explicit, options)).toBe(
      `${USER} with an explicit deny in a service control policy: ${ARN}`,
    );
    const inline: Decision = {
      ...explicit,
      policy: { id: 'inline', type: 'scp' },
    };
    expect(renderDenial(request, inline, options)).toMatch(/policy$/);
    expect(
      renderDenial(request, denied('scp', 'implicit-deny'), options),
    ).not.toContain(ARN);
  });

  it('leaves the reason out when asked to', () => {
    expect(
      renderDenial(request, denied('trust', 'implicit-deny'), {
        style: 'without-reason',
      }),
    ).toBe(USER);
  });

  it('tells the bearer of a web identity nothing, as STS does', () => {
    expect(
      renderDenial(
        {
          principal: { kind: 'federated', arn: 'accounts.google.com' },
          action: 'sts:AssumeRoleWithWebIdentity',
          resource: 'arn:aws:iam::111122223333:role/r',
        },
        denied('trust', 'implicit-deny'),
      ),
    ).toBe('Not authorized to perform sts:AssumeRoleWithWebIdentity');
  });

  it('calls an anonymous caller so', () => {
    expect(
      renderDenial(
        { ...request, principal: { kind: 'anonymous', arn: '*' } },
        denied('resource', 'implicit-deny'),
      ),
    ).toMatch(/^User: anonymous is not authorized/);
  });

  it('refuses to render what is allowed', () => {
    expect(() =>
      renderDenial(request, { allowed: true, reason: 'allowed', matched: [] }),
    ).toThrow(TypeError);
  });
});
