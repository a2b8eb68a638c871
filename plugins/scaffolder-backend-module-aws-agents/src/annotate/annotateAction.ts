import { readFile, writeFile } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { annotateEntity } from './annotateEntity';
import { annotateExamples } from './annotateExamples';

/** Only these: a template must not change what other plugins trust. */
const OWN = /^aws-agents\/[a-z-]+$/;

/** Binds an entity to its agent, by the annotations in its catalog file. */
export function createAnnotateAction() {
  return createTemplateAction({
    id: 'aws-agents:annotate',
    description:
      "Sets the aws-agents annotations in an entity's catalog file in the workspace, and keeps its comments",
    supportsDryRun: true,
    examples: annotateExamples,
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().describe('Entity to annotate'),
          annotations: z
            .record(z.string())
            .describe('By name; an empty value removes the annotation'),
          path: z
            .string()
            .optional()
            .describe('Catalog file; default: catalog-info.yaml'),
        }),
      output: z =>
        z.object({
          path: z.string(),
          changed: z.boolean().describe('Whether the file is another now'),
        }),
    },
    async handler(ctx) {
      const { entityRef, annotations, path = 'catalog-info.yaml' } = ctx.input;
      const foreign = Object.keys(annotations).filter(name => !OWN.test(name));
      if (foreign.length > 0) {
        throw new InputError(
          `Only annotations aws-agents/... are set, not ${foreign.join(', ')}`,
        );
      }
      const file = resolveSafeChildPath(ctx.workspacePath, path);
      const before = await readFile(file, 'utf8').catch(() => {
        throw new NotFoundError(`There is no file ${path} in the workspace`);
      });
      const after = annotateEntity(before, entityRef, annotations);
      if (after !== before) {
        await writeFile(file, after);
      }
      ctx.logger.info(
        after === before ? `${path} is annotated already` : `Annotated ${path}`,
      );
      ctx.output('path', path);
      ctx.output('changed', after !== before);
    },
  });
}
