import fc from 'fast-check';
import { evaluate } from '../evaluation/evaluate';
import { AccessRequest } from '../evaluation/types';
import { minimalPolicy } from '../minimise/minimalPolicy';
import { AccessNeed } from '../needs/types';
import { parsePolicy } from '../policy/parsePolicy';
import { Policy } from '../policy/types';
import { ANY_ROLE } from '../probes/probe';
import { comparePolicies } from './comparePolicies';

const RUNS = { seed: 17, numRuns: 500 };
const PATTERNS = ['*', 's3:*', 's3:Get*', 's3:*Object', 's3:GetObject'];
const RESOURCES = [
  '*',
  'arn:aws:s3:::a/*',
  'arn:aws:s3:::*/k',
  'arn:aws:s3:::a/k',
  'arn:aws:s3:::b/*',
];
const inRegion = { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } };
const outOfRegion = { StringNotEquals: inRegion.StringEquals };

const policy: fc.Arbitrary<Policy> = fc
  .array(
    fc.record(
      {
        Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
        Action: fc.constantFrom(...PATTERNS),
        Resource: fc.constantFrom(...RESOURCES),
        Condition: fc.constantFrom(inRegion, outOfRegion),
      },
      { requiredKeys: ['Effect', 'Action', 'Resource'] },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(Statement => parsePolicy({ Statement }, { type: 'identity' }));

const request: fc.Arbitrary<AccessRequest> = fc.record({
  principal: fc.constant(ANY_ROLE),
  action: fc.constantFrom('s3:GetObject', 's3:PutObject', 'sqs:SendMessage'),
  resource: fc.constantFrom(
    'arn:aws:s3:::a/k',
    'arn:aws:s3:::a/x',
    'arn:aws:s3:::b/k',
    'arn:aws:s3:::c/c',
  ),
  context: fc.constantFrom(
    {},
    { 'aws:RequestedRegion': 'eu-west-1' },
    { 'aws:RequestedRegion': 'us-east-1' },
  ),
});

const need: fc.Arbitrary<AccessNeed> = fc.record({
  action: fc.constantFrom('s3:GetObject', 's3:PutObject', 's3:Get*'),
  resource: fc.constantFrom(...RESOURCES.slice(1)),
});

const compare = (before: Policy, after: Policy) =>
  comparePolicies({ identity: [before] }, { identity: [after] });

describe('whatever the policies', () => {
  it('a policy does not differ from itself', () => {
    fc.assert(
      fc.property(policy, same => {
        const again = parsePolicy(same.document, { type: 'identity' });
        expect(compare(same, again)).toEqual({
          newlyAllowed: [],
          newlyDenied: [],
          needs: [],
          unmet: [],
          statements: [],
          complete: true,
        });
      }),
      RUNS,
    );
  });

  it('the change back is the change undone', () => {
    fc.assert(
      fc.property(policy, policy, (before, after) => {
        const requests = (changes: readonly { request: AccessRequest }[]) =>
          changes.map(change => JSON.stringify(change.request)).sort();
        const there = compare(before, after);
        const back = compare(after, before);
        expect(requests(there.newlyAllowed)).toHaveLength(
          requests(back.newlyDenied).length,
        );
        expect(requests(there.newlyDenied)).toHaveLength(
          requests(back.newlyAllowed).length,
        );
      }),
      RUNS,
    );
  });

  it('no change of a decision goes unseen, and none is invented', () => {
    fc.assert(
      fc.property(policy, policy, request, (before, after, asked) => {
        const { newlyAllowed, newlyDenied } = compare(before, after);
        const was = evaluate(asked, { identity: [before] }).allowed;
        const is = evaluate(asked, { identity: [after] }).allowed;
        const seen = is ? newlyAllowed : newlyDenied;
        expect(was !== is && seen.length === 0).toBe(false);
        for (const change of [...newlyAllowed, ...newlyDenied]) {
          expect(evaluate(change.request, { identity: [before] })).toEqual(
            change.before,
          );
          expect(evaluate(change.request, { identity: [after] })).toEqual(
            change.after,
          );
          expect(change.before.allowed).not.toBe(change.after.allowed);
        }
      }),
      { ...RUNS, numRuns: 2500 },
    );
  });

  it('the minimal policy in their place leaves no need unmet', () => {
    fc.assert(
      fc.property(
        policy,
        fc.array(need, { minLength: 1, maxLength: 5 }),
        (before, needs) => {
          const after = parsePolicy(minimalPolicy(needs).document, {
            type: 'identity',
          });
          const { unmet } = comparePolicies(
            { identity: [before] },
            { identity: [after] },
            { needs },
          );
          expect(unmet).toEqual([]);
        },
      ),
      RUNS,
    );
  });
});
