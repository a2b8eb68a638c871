import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogProcessor } from '@backstage/plugin-catalog-node';
import {
  parseBinding,
  type BindingProblem,
} from 'backstage-plugin-aws-agents-common';
import { withProcessingErrors } from './processingStatus';

/**
 * Validates the `aws-agents/...` annotations while entities are processed.
 *
 * Problems are attached to the entity as processing errors, which its page
 * shows. They do not stop the processing: a typing error in an annotation must
 * not make a service disappear from the catalog, and the agent's tab has more
 * to say about it.
 */
export class AwsAgentsAnnotationsProcessor implements CatalogProcessor {
  private constructor(private readonly capabilities: readonly string[]) {}

  static create(
    options: { capabilities?: readonly string[] } = {},
  ): AwsAgentsAnnotationsProcessor {
    return new AwsAgentsAnnotationsProcessor(options.capabilities ?? []);
  }

  getProcessorName(): string {
    return 'AwsAgentsAnnotationsProcessor';
  }

  async postProcessEntity(entity: Entity): Promise<Entity> {
    const parsed = parseBinding(entity, { capabilities: this.capabilities });
    if (!parsed || parsed.ok) {
      return entity;
    }
    return withProcessingErrors(
      entity,
      parsed.problems.map(problem => describe(entity, problem)),
    );
  }
}

function describe(entity: Entity, problem: BindingProblem): string {
  const value = problem.value === undefined ? '' : ` "${problem.value}"`;
  return `Annotation ${problem.annotation} of ${stringifyEntityRef(
    entity,
  )}:${value} ${problem.message}; expected ${problem.expected}`;
}
