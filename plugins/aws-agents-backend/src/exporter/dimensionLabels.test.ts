import fc from 'fast-check';
import { dimensionLabels } from './dimensionLabels';

describe('dimensionLabels', () => {
  it('spells names as asked', () => {
    const dimensions = { QueueName: 'payments' };
    expect(dimensionLabels(dimensions, 'snake-case')).toEqual([
      ['dimension_queue_name', 'payments'],
    ]);
    expect(dimensionLabels(dimensions, 'yace')).toEqual([
      ['dimension_QueueName', 'payments'],
    ]);
  });

  it('keeps every dimension where names become the same label', () => {
    expect(
      dimensionLabels(
        { 'Queue Name': 'a', QueueName: 'b', queue_name_2: 'c' },
        'snake-case',
      ),
    ).toEqual([
      ['dimension_queue_name', 'a'],
      ['dimension_queue_name_3', 'b'],
      ['dimension_queue_name_2', 'c'],
    ]);
  });

  it('has a valid label of its own for each dimension, whatever the names', () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, maxLength: 4 }),
      fc.constantFrom('A b', 'A_b', 'a_b', 'AB', 'a_b_2', 'é'),
    );
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.string(), { noNullPrototype: true }),
        fc.constantFrom('snake-case' as const, 'yace' as const),
        (dimensions, spelling) => {
          const labels = dimensionLabels(dimensions, spelling);
          expect(new Set(labels.map(([label]) => label)).size).toBe(
            Object.keys(dimensions).length,
          );
          expect(labels.map(([, value]) => value).sort()).toEqual(
            Object.values(dimensions).sort(),
          );
          for (const [label] of labels) {
            expect(label).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
          }
        },
      ),
    );
  });
});
