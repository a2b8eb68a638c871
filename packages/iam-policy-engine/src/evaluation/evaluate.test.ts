import {
  ACCOUNT,
  BUCKET,
  allows,
  allowsOther,
  bob,
} from './__fixtures__/world';
import { Policy } from '../policy/types';
import { parsePolicy } from '../policy/parsePolicy';
import { evaluate } from './evaluate';
import { AccessRequest } from './types';

describe('what a decision tells', () => {
  const request: AccessRequest = {
    principal: bob,
    action: 's3:GetObject',
    resource: BUCKET,
  };

  it('names the deciding statement and all that matched', () => {
    const arn = `arn:aws:iam::${ACCOUNT}:policy/guard`;
    const guard = parsePolicy(
      {
        Statement: [
          { Effect: 'Deny', Action: 'ec2:*', Resource: '*' },
          { Sid: 'NoReads', Effect: 'Deny', Action: 's3:Get*', Resource: '*' },
        ],
      },
      { type: 'identity', id: 'guard', arn },
    );
    const decision = evaluate(request, {
      identity: [allows('identity'), guard],
    });
    const reference = { id: 'guard', arn, type: 'identity' };
    const statement = { index: 1, sid: 'NoReads' };
    expect(decision).toMatchObject({
      allowed: false,
      reason: 'explicit-deny',
      policyType: 'identity',
      policy: reference,
      statement,
      matched: [
        { policy: reference, statement, effect: 'Deny' },
        { policy: { id: 'the-identity' }, effect: 'Allow' },
      ],
    });
  });

  it('names the policy that should have allowed, when there is just one', () => {
    const boundary = allowsOther('boundary');
    const one = evaluate(request, { identity: [allows('identity')], boundary });
    expect(one.policy).toMatchObject({ id: 'the-boundary', type: 'boundary' });
    expect(one.statement).toBeUndefined();
    const two = evaluate(request, {
      identity: [allowsOther('identity'), allowsOther('identity')],
    });
    expect(two.policy).toBeUndefined();
  });

  it('names the SCP of the level that is silent, not those of the others', () => {
    const silent = parsePolicy(
      { Statement: { Effect: 'Allow', Action: 'ec2:*', Resource: '*' } },
      { type: 'scp', id: 'only-ec2' },
    );
    const { policy } = evaluate(request, {
      identity: [allows('identity')],
      scp: [[allows('scp')], [silent]],
    });
    expect(policy).toMatchObject({ id: 'only-ec2', type: 'scp' });
  });

  it('gives the same answer for a policy that went through JSON', () => {
    const copy: Policy = JSON.parse(JSON.stringify(allows('identity')));
    expect(evaluate(request, { identity: [copy] }).allowed).toBe(true);
  });
});
