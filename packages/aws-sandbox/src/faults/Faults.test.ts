import { FaultRuleError, Faults } from './Faults';
import type { FaultTarget } from './faultRule';

const target: FaultTarget = {
  service: 'sts',
  operation: 'AssumeRole',
  accountIds: ['111122223333', '444455556666'],
  roleArns: ['arn:aws:iam::444455556666:role/agents/payments'],
};

describe('Faults', () => {
  it.each([
    {},
    { service: 'sts' },
    { service: 'sts', operation: 'AssumeRole' },
    { accountId: '444455556666' },
    { role: 'payments' },
    { role: 'arn:aws:iam::444455556666:role/agents/payments' },
  ])('meets a request that fits %p', match => {
    const faults = Faults.create();
    faults.add({ kind: 'throttle', ...match });
    expect(faults.take(target)).toMatchObject([{ kind: 'throttle', met: 1 }]);
  });

  it.each([
    { service: 'iam' },
    { operation: 'GetCallerIdentity' },
    { accountId: '999999999999' },
    { role: 'payment' },
    { role: 'arn:aws:iam::444455556666:role/payments' },
  ])('leaves a request alone that does not fit %p', match => {
    const faults = Faults.create();
    faults.add({ kind: 'throttle', ...match });
    expect(faults.take(target)).toEqual([]);
  });

  it('is spent after its count', () => {
    const faults = Faults.create();
    faults.add({ kind: 'server-error', count: 2 });
    const taken = [1, 2, 3].map(() => faults.take(target).length);
    expect(taken).toEqual([1, 1, 0]);
    expect(faults.list()).toMatchObject([{ met: 2 }]);
  });

  it('leaves to chance what has a probability', () => {
    const chances = [0.1, 0.6, 0.49];
    const faults = Faults.create(() => chances.shift() ?? 1);
    faults.add({ kind: 'latency', probability: 0.5 });
    const taken = [1, 2, 3].map(() => faults.take(target).length);
    expect(taken).toEqual([1, 0, 1]);
  });

  it('can be switched off, on and removed', () => {
    const faults = Faults.create();
    const { id } = faults.add({ kind: 'throttle' });
    expect(faults.setEnabled(id, false)).toBe(true);
    expect(faults.take(target)).toEqual([]);
    faults.setEnabled(id, true);
    expect(faults.take(target)).toHaveLength(1);
    expect(faults.remove(id)).toBe(true);
    expect(faults.remove(id)).toBe(false);
    expect(faults.list()).toEqual([]);
  });

  it('says what is wrong with a rule', () => {
    const add = () => Faults.create().add({ kind: 'lava' as 'throttle' });
    expect(add).toThrow(FaultRuleError);
    expect(add).toThrow(/throttle.*kind/s);
  });
});
