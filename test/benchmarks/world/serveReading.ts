/*
 * A backend with a real catalog and many agents in its store. Prints its
 * endpoint as JSON. Argument: the number of agents.
 */
import { setTimeout } from 'node:timers/promises';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createBackend } from '@backstage/backend-defaults';
import awsAgentsPlugin from 'backstage-plugin-aws-agents-backend';
import { createReadingWorld } from './readingWorld';

/** The least that an authenticated route of Backstage can be. */
const emptyPlugin = createBackendPlugin({
  pluginId: 'empty',
  register(env) {
    env.registerInit({
      deps: {
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
      },
      async init({ http, httpAuth }) {
        http.use(async (request, response) => {
          await httpAuth.credentials(request, { allow: ['service'] });
          response.json({ status: 'ok' });
        });
      },
    });
  },
});

async function main(): Promise<void> {
  const world = await createReadingWorld(Number(process.argv[2]));
  const backend = createBackend();
  backend.add(awsAgentsPlugin);
  backend.add(emptyPlugin);
  backend.add(import('@backstage/plugin-catalog-backend'));
  await backend.start();
  // The catalog's own tasks make their tables first; SQLite has one writer.
  await setTimeout(5_000);
  await world.fill();
  process.once('SIGTERM', async () => {
    await world.remove();
    process.exit();
  });
  process.stdout.write(`${JSON.stringify({ endpoint: world.url })}\n`);
}

main();
