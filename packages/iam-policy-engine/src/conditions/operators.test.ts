import { CONDITION_OPERATORS, parseOperator } from './operators';

describe('parseOperator', () => {
  it.each([...CONDITION_OPERATORS.keys()])('knows %s', name => {
    expect(parseOperator(name)).toMatchObject({ name, ifExists: false });
  });

  it.each([...CONDITION_OPERATORS.keys()].filter(name => name !== 'Null'))(
    'combines %s with IfExists and set operators',
    name => {
      expect(parseOperator(`${name}IfExists`)).toMatchObject({
        name,
        ifExists: true,
      });
      expect(parseOperator(`ForAnyValue:${name}IfExists`)).toMatchObject({
        name,
        set: 'ForAnyValue',
        ifExists: true,
      });
      expect(parseOperator(`ForAllValues:${name}`)).toMatchObject({
        name,
        set: 'ForAllValues',
      });
    },
  );

  it.each([
    'NullIfExists',
    'ForAnyValue:Null',
    'stringequals',
    'StringMatches',
    'ForSomeValues:StringEquals',
    'StringEqualsIfExist',
    'IfExists',
    '',
    'toString',
  ])('does not know %p', text => {
    expect(parseOperator(text)).toBeUndefined();
  });
});
