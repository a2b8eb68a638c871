import type { Entity } from '@backstage/catalog-model';
import type { Binding, BindingProblem } from '../dto/binding';

/**
 * Either a binding, or the problems that prevent one.
 *
 * @public
 */
export type ParsedBinding =
  | { ok: true; binding: Binding }
  | { ok: false; problems: BindingProblem[] };

/**
 * Parses the `aws-agents/...` annotations of an entity; undefined when it has
 * none of them.
 *
 * @public
 */
export declare function parseBinding(entity: Entity): ParsedBinding | undefined;
