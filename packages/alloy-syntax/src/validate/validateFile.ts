import type {
  AlloyFile,
  Attribute,
  Block,
  Expression,
  Position,
  Statement,
} from '../ast/types';
import {
  COMPONENTS,
  CONFIGURATION_BLOCKS,
  MODULE_BLOCKS,
} from '../schema/components';
import { EXPERIMENTAL_FUNCTIONS } from '../schema/standardLibrary';
import type { BlockSchema, Stability, ValueType } from '../schema/types';
import { checkValue } from './checkValue';
import { References, namesOf } from './references';
import { nearest, own, partsOf, pathOf } from './tree';
import type { AlloyProblem, AlloyProblemCode, ValidateOptions } from './types';

const STABILITIES: readonly Stability[] = [
  'generally-available',
  'public-preview',
  'experimental',
];

/** One run over a file. */
class Validation {
  private readonly problems: AlloyProblem[] = [];

  private constructor(
    private readonly references: References,
    private readonly stability: Stability,
  ) {}

  static run(file: AlloyFile, stability: Stability): AlloyProblem[] {
    const validation = new Validation(References.of(file), stability);
    validation.checkTop(file.body);
    return validation.problems;
  }

  private checkTop(body: readonly Statement[]): void {
    const seen = new Set<string>();
    for (const statement of body) {
      if (statement.kind === 'attribute') {
        this.report(
          'unknown-attribute',
          statement.name,
          'is an attribute outside of blocks',
          'a block',
          statement.at,
        );
      } else if (statement.kind === 'block') {
        this.checkDuplicate(statement, pathOf('', statement), seen);
        this.checkTopBlock(statement);
      }
    }
  }

  private checkDuplicate(
    { at }: Statement,
    path: string,
    seen: Set<string>,
  ): void {
    if (seen.has(path)) {
      this.report('duplicate', path, 'is there twice', 'each once', at);
    }
    seen.add(path);
  }

  private checkTopBlock(block: Block): void {
    const path = pathOf('', block);
    const { name, label, at } = block;
    if (MODULE_BLOCKS.includes(name)) return;
    const configuration = own(CONFIGURATION_BLOCKS, name);
    const component = own(COMPONENTS, name);
    const schema = component ?? configuration;
    if (!schema) {
      this.report(
        'unknown-component',
        path,
        `${name} is no component that is known here`,
        nearest(name, Object.keys(COMPONENTS)),
        at,
      );
      return;
    }
    if (component && label === undefined) {
      this.report('label', path, 'has no label', `${name} "label"`, at);
    }
    if (!component && label !== undefined) {
      this.report('label', path, 'has a label', name, at);
    }
    this.checkStability(path, schema.stability, at);
    this.checkBlock(block, schema, path);
  }

  private checkStability(
    path: string,
    stability: Stability | undefined,
    at: Position | undefined,
  ): void {
    const rank = (value: Stability) => STABILITIES.indexOf(value);
    if (stability && rank(stability) > rank(this.stability)) {
      this.report(
        'not-stable',
        path,
        `is ${stability}`,
        `Alloy to be run with --stability.level=${stability}`,
        at,
      );
    }
  }

  private checkBlock(block: Block, schema: BlockSchema, path: string): void {
    const seen = new Set<string>();
    for (const statement of block.body) {
      if (statement.kind === 'attribute') {
        this.checkDuplicate(statement, `${path} > ${statement.name}`, seen);
        this.checkAttribute(statement, schema, path);
      } else if (statement.kind === 'block') {
        this.checkInner(statement, schema, path);
      }
    }
    this.checkRequired(block, schema, path);
  }

  private checkInner(block: Block, schema: BlockSchema, path: string): void {
    const inner = pathOf(path, block);
    const found = own(schema.blocks ?? {}, block.name);
    if (!found) {
      this.report(
        'unknown-block',
        inner,
        `${block.name} is no block of ${path}`,
        nearest(block.name, Object.keys(schema.blocks ?? {})),
        block.at,
      );
      return;
    }
    if (Boolean(found.hasLabel) !== (block.label !== undefined)) {
      this.report(
        'label',
        inner,
        found.hasLabel ? 'has no label' : 'has a label',
        found.hasLabel ? `${block.name} "label"` : block.name,
        block.at,
      );
    }
    this.checkStability(inner, found.stability, block.at);
    this.checkBlock(block, found, inner);
  }

  private checkAttribute(
    { name, value, at }: Attribute,
    { attributes }: BlockSchema,
    blockPath: string,
  ): void {
    const path = `${blockPath} > ${name}`;
    const type = own(attributes, name);
    if (!type) {
      this.report(
        'unknown-attribute',
        path,
        `${name} is no attribute of ${blockPath}`,
        nearest(name, Object.keys(attributes)),
        at,
      );
      return;
    }
    this.checkReferences(value, path);
    // The exclamation mark of a required attribute is no part of the type.
    const bare = type.replace(/!$/, '') as ValueType;
    checkValue(value, bare, this.references, (expression, message, expected) =>
      this.report('wrong-type', path, message, expected, expression.at ?? at),
    );
  }

  private checkReferences(expression: Expression, path: string): void {
    const names = namesOf(expression);
    if (names) {
      const found = this.references.resolve(names);
      if (found.kind === 'unresolved') {
        const { message, expected } = found;
        const { at } = expression;
        this.report('unresolved-reference', path, message, expected, at);
      }
      if (EXPERIMENTAL_FUNCTIONS.includes(names.join('.'))) {
        this.checkStability(path, 'experimental', expression.at);
      }
      return;
    }
    partsOf(expression).forEach(part => this.checkReferences(part, path));
  }

  private checkRequired(
    { body, at }: Block,
    { attributes, blocks = {} }: BlockSchema,
    path: string,
  ): void {
    const has = (kind: Statement['kind'], name: string) =>
      body.some(
        item =>
          item.kind === kind && item.kind !== 'comment' && item.name === name,
      );
    for (const [name, type] of Object.entries(attributes)) {
      if (type.endsWith('!') && !has('attribute', name)) {
        this.report(
          'missing-attribute',
          path,
          `has no ${name}`,
          `${name} of type ${type.slice(0, -1)}`,
          at,
        );
      }
    }
    for (const [name, { isRequired }] of Object.entries(blocks)) {
      if (isRequired && !has('block', name)) {
        this.report(
          'missing-block',
          path,
          `has no block ${name}`,
          `at least one block ${name}`,
          at,
        );
      }
    }
  }

  private report(
    code: AlloyProblemCode,
    path: string,
    message: string,
    expected: string,
    at: Position | undefined,
  ): void {
    this.problems.push({ code, path, message, expected, ...(at && { at }) });
  }
}

/**
 * Checks a configuration against what is known of Alloy's components: names of components, blocks and attributes, what is
 * required, types, references, and what is too new for the stability level. A component that is not in
 * {@link COMPONENTS} is reported, not trusted.
 *
 * @returns what is wrong, in the order of the file; empty when nothing is
 * @public
 */
export function validateFile(
  file: AlloyFile,
  options: ValidateOptions = {},
): AlloyProblem[] {
  return Validation.run(file, options.stability ?? 'generally-available');
}
