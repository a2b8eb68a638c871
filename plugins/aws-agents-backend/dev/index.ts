import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { startSandbox } from 'aws-sandbox';
import { ENTITY, PORTAL_KEY, SEED } from './world';

/*
 * Runs the plugin alone, against a local AWS and a catalog of one entity:
 *
 *   yarn start
 *   curl localhost:7007/api/aws-agents/agents/component/default/payments
 */
async function start() {
  const sandbox = await startSandbox({ seed: SEED });
  process.env.AWS_ENDPOINT_URL = sandbox.endpoint;
  process.env.AWS_ACCESS_KEY_ID = PORTAL_KEY.id;
  process.env.AWS_SECRET_ACCESS_KEY = PORTAL_KEY.secret;

  const backend = createBackend();
  backend.add(mockServices.auth.factory());
  backend.add(mockServices.httpAuth.factory());
  backend.add(mockServices.permissions.factory());
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: 'http://localhost:7007',
          listen: { port: 7007, host: '127.0.0.1' },
          database: { client: 'better-sqlite3', connection: ':memory:' },
        },
        awsAgents: {
          portalId: 'dev',
          defaultRegions: ['eu-west-1'],
          collection: { intervalSeconds: 60 },
        },
      },
    }),
  );
  backend.add(catalogServiceMock.factory({ entities: [ENTITY] }));
  backend.add(import('../src'));
  await backend.start();
}

start();
