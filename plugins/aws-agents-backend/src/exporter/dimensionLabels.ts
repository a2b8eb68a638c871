import { snakeCase, yaceLabel } from './familyName';

/** How the labels of dimensions are written. */
export type DimensionLabels = 'snake-case' | 'yace';

/**
 * Dimensions as labels. Of dimensions whose names become the same label the
 * first in alphabetical order keeps it, and others get `_2`, `_3`...: a label
 * that is left out would make two series one.
 */
export function dimensionLabels(
  dimensions: Readonly<Record<string, string>>,
  spelling: DimensionLabels,
): Array<readonly [label: string, value: string]> {
  const nameOf = spelling === 'yace' ? yaceLabel : snakeCase;
  const labels = new Map<string, string>();
  const names = Object.keys(dimensions).sort();
  const own = new Set(names.map(name => `dimension_${nameOf(name)}`));
  for (const name of names) {
    const plain = `dimension_${nameOf(name)}`;
    let label = plain;
    for (let count = 2; labels.has(label); count += 1) {
      const next = `${plain}_${count}`;
      label = own.has(next) ? label : next;
    }
    labels.set(label, dimensions[name]);
  }
  return [...labels];
}
