import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { startSandbox, type Sandbox, type SandboxSeed } from 'aws-sandbox';
import awsAgentsPlugin from 'backstage-plugin-aws-agents-backend';
import request, { type Response } from 'supertest';
import { captureLogs } from './capturedLogs';
import { ENTITIES } from './entities';
import { recogniseNativeErrors } from './nativeErrors';
import { PORTAL_ID, PORTAL_KEY, SEED } from './seed';
import { TESTED_DATABASES } from './testedDatabases';
import { visibleCatalog, type Hidden } from './visibleCatalog';

type Database = Awaited<ReturnType<TestDatabases['init']>>;

// Registers the clean-up with the test file that imports this.
const databases = TestDatabases.create({ ids: TESTED_DATABASES });

/** How to start a portal. */
export interface PortalOptions {
  /** One of `TESTED_DATABASES`; default: SQLite. */
  database?: TestDatabaseId;
  seed?: SandboxSeed | string;
  entities?: Entity[];
  hidden?: Hidden[];
  /** Names of permissions that are refused to everybody. */
  denied?: string[];
  /** Merged into the section `awsAgents`. */
  config?: { limits?: object; [key: string]: unknown };
  /** Environment variables that make the portal's identity; default: its key. */
  identity?: (sandbox: Sandbox) => Promise<Record<string, string>>;
  /** Stands between backend and sandbox; answers with the endpoint to use. */
  intercept?: (endpoint: string) => Promise<string>;
  /** Sections of app-config beside `awsAgents`. */
  rootConfig?: object;
  /** Who may do what is decided as in production, not by `denied`. */
  realPermissions?: boolean;
  features?: BackendFeature[];
}

/** A whole backend over HTTP, in front of a local AWS. */
export interface Portal {
  sandbox: Sandbox;
  /** Of the plugin's routes. */
  url: string;
  /** Everything that was logged, a JSON object each. */
  logs: string[];
  database: Database;
  get(path: string, user?: string): Promise<Response>;
  post(path: string, user?: string): Promise<Response>;
  /** Runs the scheduled collection once. */
  collect(): Promise<void>;
  stop(): Promise<void>;
}

const KEY_IN_ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: PORTAL_KEY.accessKeyId,
  AWS_SECRET_ACCESS_KEY: PORTAL_KEY.secretAccessKey,
};

/** Path of an agent's route below the plugin. */
export function agentPath(entity: Entity, rest: string = ''): string {
  return `/agents/component/default/${entity.metadata.name}${rest}`;
}

/** Starts sandbox and backend; the portal's identity comes from the environment. */
export async function startPortal(
  options: PortalOptions = {},
): Promise<Portal> {
  recogniseNativeErrors();
  const sandbox = await startSandbox({ seed: options.seed ?? SEED });
  const endpoint = options.intercept
    ? await options.intercept(sandbox.endpoint)
    : sandbox.endpoint;
  const restoreEnvironment = replaceAwsEnvironment(
    (await options.identity?.(sandbox)) ?? KEY_IN_ENVIRONMENT,
  );
  const logs = captureLogs();
  const scheduler = mockServices.scheduler();
  const database = await databases.init(options.database ?? 'SQLITE_3');
  const backend = await startTestBackend({
    features: [
      awsAgentsPlugin,
      logs.feature,
      visibleCatalog(options.entities ?? ENTITIES, options.hidden ?? []),
      mockServices.database.factory({ knex: database }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      ...(options.realPermissions
        ? []
        : [
            mockServices.permissions.mock({
              authorize: async requests =>
                requests.map(({ permission }) => ({
                  result: options.denied?.includes(permission.name)
                    ? AuthorizeResult.DENY
                    : AuthorizeResult.ALLOW,
                })),
            }).factory,
          ]),
      mockServices.rootConfig.factory({
        data: {
          ...options.rootConfig,
          awsAgents: {
            portalId: PORTAL_ID,
            defaultRegions: ['eu-west-1'],
            endpoint,
            // Accounts start within a twentieth of the interval.
            collection: { intervalSeconds: 10, shards: 1 },
            ...options.config,
            limits: {
              // Sandbox and portal share one event loop here.
              requestTimeoutMillis: 20_000,
              // Tests ask again at once.
              minRefreshSeconds: 0,
              ...options.config?.limits,
            },
          },
        },
      }),
      ...(options.features ?? []),
    ],
  });
  const as = (user: string) =>
    mockCredentials.user.header(`user:default/${user}`);
  return {
    sandbox,
    url: `http://127.0.0.1:${backend.server.port()}/api/aws-agents`,
    logs: logs.lines,
    database,
    get: async (path, user = 'mock') =>
      request(backend.server)
        .get(`/api/aws-agents${path}`)
        .set('Authorization', as(user)),
    post: async (path, user = 'mock') =>
      request(backend.server)
        .post(`/api/aws-agents${path}`)
        .set('Authorization', as(user)),
    collect: async () => {
      const tasks = await scheduler.getScheduledTasks();
      const shards = tasks.filter(({ id }) => id.startsWith('collect-'));
      await Promise.all(shards.map(({ id }) => scheduler.triggerTask(id)));
    },
    stop: async () => {
      await backend.stop();
      await sandbox.close();
      restoreEnvironment();
    },
  };
}

/** Leaves no variable of whoever runs the tests in place. */
function replaceAwsEnvironment(identity: Record<string, string>): () => void {
  const before = { ...process.env };
  const clear = () => {
    for (const name of Object.keys(process.env)) {
      if (name.startsWith('AWS_')) {
        delete process.env[name];
      }
    }
  };
  clear();
  Object.assign(process.env, identity, { AWS_EC2_METADATA_DISABLED: 'true' });
  return () => {
    clear();
    Object.assign(process.env, before);
  };
}
