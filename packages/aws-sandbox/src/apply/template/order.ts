import { TemplateError } from '../TemplateError';
import { referencesOf } from './functions';
import type { Template } from './readTemplate';

/**
 * The resources' names, each after those that it refers to or depends on; else in the template's order.
 *
 * @throws {@link TemplateError} when they go round in a circle
 */
export function inOrder({ Resources }: Pick<Template, 'Resources'>): string[] {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (done.has(id) || !(id in Resources)) return;
    if (path.includes(id)) {
      throw new TemplateError([
        `Resources.${id}: refers to itself by way of ${[...path, id].join(
          ', ',
        )}`,
      ]);
    }
    const { Properties, DependsOn } = Resources[id];
    const before = [
      ...DependsOn,
      ...referencesOf(Properties).map(({ name }) => name),
    ];
    before.forEach(other => visit(other, [...path, id]));
    done.add(id);
  };
  Object.keys(Resources).forEach(id => visit(id, []));
  return [...done];
}
