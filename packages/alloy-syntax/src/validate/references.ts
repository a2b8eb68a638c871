import type { AlloyFile, Block, Expression } from '../ast/types';
import { COMPONENTS, MODULE_BLOCKS } from '../schema/components';
import {
  DEPRECATED_FUNCTIONS,
  STANDARD_LIBRARY,
} from '../schema/standardLibrary';
import type { ComponentSchema, ValueType } from '../schema/types';
import { own } from './tree';

/** What a chain of names leads to. */
export type Resolution =
  | { readonly kind: 'value'; readonly type: ValueType | undefined }
  | {
      readonly kind: 'unresolved';
      readonly message: string;
      readonly expected: string;
    };

const UNCHECKED: Resolution = { kind: 'value', type: undefined };

/** The names that a configuration defines, and what they lead to. */
export class References {
  private constructor(
    private readonly components: ReadonlyMap<string, ComponentSchema>,
    private readonly hasModules: boolean,
  ) {}

  static of({ body }: AlloyFile): References {
    const blocks = body.filter((item): item is Block => item.kind === 'block');
    return new References(
      new Map(
        blocks.flatMap(({ name, label }) =>
          own(COMPONENTS, name) && label
            ? [[`${name}.${label}`, COMPONENTS[name]] as const]
            : [],
        ),
      ),
      blocks.some(({ name }) => MODULE_BLOCKS.includes(name)),
    );
  }

  /** Follows the names of a reference. */
  resolve(names: readonly string[]): Resolution {
    const path = names.join('.');
    if (Object.prototype.hasOwnProperty.call(STANDARD_LIBRARY, path)) {
      return { kind: 'value', type: STANDARD_LIBRARY[path] };
    }
    if (DEPRECATED_FUNCTIONS.includes(path)) return UNCHECKED;
    for (let length = names.length; length >= 2; length -= 1) {
      const component = this.components.get(names.slice(0, length).join('.'));
      if (component) return exportOf(component, path, names.slice(length));
    }
    return this.hasModules ? UNCHECKED : this.unresolved(path, names);
  }

  private unresolved(path: string, names: readonly string[]): Resolution {
    const name = Object.keys(COMPONENTS).find(
      candidate => path === candidate || path.startsWith(`${candidate}.`),
    );
    const labels = [...this.components.keys()].filter(
      key => name !== undefined && key.startsWith(`${name}.`),
    );
    return {
      kind: 'unresolved',
      message: `${path} leads nowhere`,
      expected:
        labels.length > 0
          ? `one of ${labels.join(', ')}`
          : `a block that defines ${names.slice(0, -1).join('.') || path}`,
    };
  }
}

function exportOf(
  { exports = {} }: ComponentSchema,
  path: string,
  [name, ...rest]: readonly string[],
): Resolution {
  if (name === undefined) return UNCHECKED;
  const type = own(exports, name);
  if (type === undefined) {
    return {
      kind: 'unresolved',
      message: `${path} is no export`,
      expected:
        Object.keys(exports).length > 0
          ? `one of ${Object.keys(exports).join(', ')}`
          : 'no reference: the component exports nothing',
    };
  }
  return { kind: 'value', type: rest.length === 0 ? type : itemType(type) };
}

/** Type of the items of a list or map. */
export function itemType(type: ValueType | undefined): ValueType | undefined {
  const match = type && /^(?:list|map)\((.*)\)$/.exec(type);
  // The inner part of a type is a type.
  return match ? (match[1] as ValueType) : undefined;
}

/** The names of a chain such as `a.b.c`; undefined for other expressions. */
export function namesOf(expression: Expression): string[] | undefined {
  if (expression.kind === 'identifier') return [expression.name];
  if (expression.kind !== 'access') return undefined;
  const names = namesOf(expression.target);
  return names && [...names, expression.name];
}
