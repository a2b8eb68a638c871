import { QueryShapeSerializer } from '@aws-sdk/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticStructureSchema } from '@smithy/types';
import fc from 'fast-check';
import { parameterTree } from './parameterTree';
import { AWS_QUERY, EC2_QUERY, type QueryDialect } from './queryDialect';
import { readParameters } from './readParameters';

const ITEM: StaticStructureSchema = [
  3,
  'test',
  'Item',
  0,
  ['name', 'Numbers'],
  [0, 64 + 1],
];
const NAMED: StaticStructureSchema = [
  3,
  'test',
  'Named',
  0,
  ['plain', 'renamed', 'flag', 'at', 'blob', 'items', 'flat', 'map'],
  [
    0,
    [0, { xmlName: 'OtherName' }],
    2,
    4,
    21,
    [1, 'test', 'Items', 0, () => ITEM],
    [[1, 'test', 'Flat', 0, () => ITEM], { xmlFlattened: 1 }],
    [2, 'test', 'Map', 0, 0, 1],
  ],
];
const SCHEMA = NormalizedSchema.of(NAMED);

const SETTINGS = {
  timestampFormat: { useTrait: true, default: 5 as const },
  httpBindings: false,
  xmlNamespace: 'test',
  serviceNamespace: 'test',
  serializeEmptyLists: true,
};
const EC2_SETTINGS = {
  ...SETTINGS,
  capitalizeKeys: true,
  flattenLists: true,
  serializeEmptyLists: false,
  ec2: true,
};

function roundTrip(
  value: object,
  settings: typeof SETTINGS,
  dialect: QueryDialect,
): unknown {
  const serializer = new QueryShapeSerializer(settings);
  serializer.write(SCHEMA, value);
  const tree = parameterTree(new URLSearchParams(String(serializer.flush())));
  return readParameters(SCHEMA, tree, { path: '', dialect });
}

const items = fc.array(
  fc.record(
    {
      name: fc.string(),
      Numbers: fc.array(
        // Text has no negative zero.
        fc.double({ noNaN: true }).map(n => n + 0),
        { minLength: 1 },
      ),
    },
    { requiredKeys: ['name'] },
  ),
  { minLength: 1, maxLength: 12 },
);

const values = fc.record(
  {
    plain: fc.string({ unit: 'grapheme' }),
    renamed: fc.string(),
    flag: fc.boolean(),
    at: fc.date({
      noInvalidDate: true,
      min: new Date('1970-01-01'),
      max: new Date('9999-01-01'),
    }),
    blob: fc.uint8Array().map(bytes => Buffer.from(bytes)),
    items,
    flat: items,
  },
  { requiredKeys: [] },
);

const maps = fc.dictionary(fc.string({ minLength: 1 }), fc.integer(), {
  minKeys: 1,
});

describe('readParameters', () => {
  it('reads all that the SDK writes for awsQuery', () => {
    fc.assert(
      fc.property(values, maps, (value, map) => {
        const input = { ...value, map };
        expect(roundTrip(input, SETTINGS, AWS_QUERY)).toEqual(input);
      }),
    );
  });

  it('reads all that the SDK writes for ec2Query', () => {
    fc.assert(
      fc.property(values, value => {
        expect(roundTrip(value, EC2_SETTINGS, EC2_QUERY)).toEqual(value);
      }),
    );
  });

  it('reads an empty list, which is sent as an empty parameter', () => {
    expect(roundTrip({ items: [] }, SETTINGS, AWS_QUERY)).toEqual({
      items: [],
    });
  });

  it('names the parameter that is malformed', () => {
    const tree = parameterTree([['items.member.3.Numbers.member.1', 'many']]);
    expect(() =>
      readParameters(SCHEMA, tree, { path: '', dialect: AWS_QUERY }),
    ).toThrow("expected a number at 'items.member.1.Numbers.member.1'");
  });

  it('names a map entry without key', () => {
    const tree = parameterTree([['map.entry.1.value', '5']]);
    expect(() =>
      readParameters(SCHEMA, tree, { path: '', dialect: AWS_QUERY }),
    ).toThrow("expected a map at 'map.entry.1'");
  });
});
