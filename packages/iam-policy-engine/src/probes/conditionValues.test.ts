import { tellingContexts } from './conditionValues';

const contexts = (operator: string, ...values: string[]) =>
  tellingContexts(
    { operator, key: 'svc:Key', values },
    { version: '2012-10-17', known: () => undefined },
  );
const key = (value: string | readonly string[]) => ({ 'svc:key': value });

describe('contexts between which a condition tells', () => {
  it.each<[string, string[], unknown[]]>([
    ['StringEquals', ['a', 'b'], ['a', 'b', 'any-other']],
    ['StringLike', ['a-*'], ['a-any-other', 'any-other']],
    ['StringEquals', ['a-*'], ['a-*', 'any-other']],
    ['ForAnyValue:StringEquals', ['a'], [['a'], ['any-other']]],
    ['BoolIfExists', ['true'], ['true', 'false']],
    ['NumericLessThan', ['10'], ['9']],
    ['NumericGreaterThanEquals', ['10'], ['10']],
    ['DateGreaterThan', ['2030-01-01T00:00:00Z'], ['2030-01-02T00:00:00.000Z']],
    ['IpAddress', ['10.1.0.0/15'], ['10.1.0.0', '10.1.255.255']],
    ['IpAddress', ['10.1.2.3'], ['10.1.2.3', '10.1.2.3']],
    [
      'NotIpAddress',
      ['2001:db8::/33'],
      ['2001:db8::', '2001:db8:7fff:ffff:ffff:ffff:ffff:ffff'],
    ],
    ['Null', ['true'], ['any-other']],
    ['NumericEquals', ['ten'], []],
  ])('%s %j: %j', (operator, values, expected) => {
    expect(
      contexts(operator, ...values).filter(
        context => Object.keys(context).length > 0,
      ),
    ).toEqual(expected.map(value => key(value as string)));
  });
});
