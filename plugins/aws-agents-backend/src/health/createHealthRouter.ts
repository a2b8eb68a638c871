import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { awsAgentReadPermission } from 'backstage-plugin-aws-agents-common';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { EngineHealth } from './judgeHealth';

/**
 * Tells how the engine is: `/health` whether the process lives, `/health/ready`
 * whether agents are observed in time. Callers who may read agents are told
 * when each shard was collected last; others just the status.
 */
export async function createHealthRouter(options: {
  /** @throws when the database is away */
  health: () => Promise<EngineHealth>;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}): Promise<Router> {
  const router = PromiseRouter();

  const answer = async (request: Request) => {
    const health = await options.health().catch(() => undefined);
    const status = health?.status ?? 'no-database';
    return health && (await mayKnow(request, options))
      ? { ...health, status }
      : { status };
  };

  router.get('/health', async (request, response) => {
    response.json(await answer(request));
  });

  router.get('/health/ready', async (request, response) => {
    const told = await answer(request);
    response.status(told.status === 'ok' ? 200 : 503).json(told);
  });

  return router;
}

async function mayKnow(
  request: Request,
  options: { httpAuth: HttpAuthService; permissions: PermissionsService },
): Promise<boolean> {
  try {
    const credentials = await options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const [decision] = await options.permissions.authorize(
      [{ permission: awsAgentReadPermission }],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW;
  } catch {
    return false;
  }
}
