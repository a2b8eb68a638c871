import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  resolveSafeChildPath,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { LocalRepositories } from './LocalRepositories';
import { applyAsPipeline, pipelineCommand } from './pipeline';

const AGENT_FOLDER = 'observability/aws-agent';
const CATALOG_WAIT_MS = 30_000;
const CATALOG_POLL_MS = 500;

/** `demo:fetch-repository`: the files of an entity's local repository. */
export function createFetchAction(repositories: LocalRepositories) {
  return createTemplateAction({
    id: 'demo:fetch-repository',
    description: "Demo only: copies an entity's local git repository",
    supportsDryRun: true,
    schema: { input: z => z.object({ entityRef: z.string() }) },
    async handler(ctx) {
      await repositories.fetch(ctx.input.entityRef, ctx.workspacePath);
    },
  });
}

/** `demo:apply-template`: what the pipeline of the repository would do after the merge. */
export function createApplyAction() {
  return createTemplateAction({
    id: 'demo:apply-template',
    description:
      'Demo only: creates the roles of a CloudFormation template in the local AWS',
    schema: {
      input: z => z.object({ accountId: z.string(), template: z.string() }),
    },
    async handler(ctx) {
      const { accountId, template } = ctx.input;
      await applyAsPipeline({
        accountId,
        template: resolveSafeChildPath(ctx.workspacePath, template),
        logger: ctx.logger,
        signal: ctx.signal,
      });
    },
  });
}

/** `demo:publish-repository`: commits, and waits until the catalog has read the entity again. */
export function createPublishAction(options: {
  repositories: LocalRepositories;
  catalog: CatalogService;
}) {
  const { repositories, catalog } = options;
  return createTemplateAction({
    id: 'demo:publish-repository',
    description: "Demo only: commits to an entity's local git repository",
    schema: {
      input: z => z.object({ entityRef: z.string(), message: z.string() }),
      output: z =>
        z.object({
          repository: z.string(),
          commit: z.string(),
          command: z.string().describe('Applies the roles by hand'),
        }),
    },
    async handler(ctx) {
      const { entityRef, message } = ctx.input;
      const published = await ctx.checkpoint({
        key: `demo.publish.${entityRef}`,
        fn: () => repositories.publish(entityRef, ctx.workspacePath, message),
      });
      const credentials = await ctx.getInitiatorCredentials();
      const role = await annotatedRole(catalog, entityRef, credentials);
      ctx.logger.info(
        role
          ? `The catalog knows the agent ${role} of ${entityRef}`
          : `The catalog will read ${entityRef} again soon`,
      );
      ctx.output('repository', published.folder);
      ctx.output('commit', published.commit.slice(0, 8));
      ctx.output(
        'command',
        pipelineCommand(
          path.join(
            published.folder,
            AGENT_FOLDER,
            'cloudformation/template.yaml',
          ),
          role?.split(':')[4] ?? '<account>',
        ),
      );
    },
  });
}

/** The agent role in the catalog's words, as soon as it has read the new file. */
async function annotatedRole(
  catalog: CatalogService,
  entityRef: string,
  credentials: BackstageCredentials,
): Promise<string | undefined> {
  const deadline = Date.now() + CATALOG_WAIT_MS;
  await catalog.refreshEntity(entityRef, { credentials });
  while (Date.now() < deadline) {
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    const role = entity?.metadata.annotations?.['aws-agents/role-arn'];
    if (role) {
      return role;
    }
    await sleep(CATALOG_POLL_MS);
  }
  return undefined;
}
