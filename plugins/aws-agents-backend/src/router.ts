import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { METRIC_RANGES } from 'backstage-plugin-aws-agents-common';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { retryAfter } from './retryAfter';
import type { AgentService, Caller } from './service';

/** Path of one agent. */
export const AGENT = '/agents/:kind/:namespace/:name';

/** Parts of an entity ref as the catalog allows them. */
const part = z.string().regex(/^[A-Za-z0-9][\w.-]{0,62}$/, {
  error: 'expected up to 63 letters, digits, "-", "_" or "."',
});
const agentParams = z.object({ kind: part, namespace: part, name: part });
const metricsQuery = z.object({
  range: z.enum(METRIC_RANGES, {
    error: `expected one of ${METRIC_RANGES.join(', ')}`,
  }),
});

/** Turns HTTP into questions to the service, and its answers into JSON. */
export async function createRouter(options: {
  service: AgentService;
  httpAuth: HttpAuthService;
}): Promise<Router> {
  const { service, httpAuth } = options;
  const router = PromiseRouter();

  const callerOf = callersOf(httpAuth);

  router.get('/agents', async (request, response) => {
    response.json(await service.listAgents(await callerOf(request)));
  });

  router.get(AGENT, async (request, response) => {
    const caller = await callerOf(request);
    response.json(await service.getAgent(entityRefOf(request), caller));
  });

  router.get(`${AGENT}/metrics`, async (request, response) => {
    const caller = await callerOf(request);
    const { range } = parse(metricsQuery, request.query, 'query');
    response.json(
      await service.getMetrics(entityRefOf(request), range, caller),
    );
  });

  router.get(`${AGENT}/alarms`, async (request, response) => {
    const caller = await callerOf(request);
    response.json(await service.getAlarms(entityRefOf(request), caller));
  });

  router.get(`${AGENT}/deliveries`, async (request, response) => {
    const caller = await callerOf(request);
    response.json(await service.getDeliveries(entityRefOf(request), caller));
  });

  router.get(`${AGENT}/calls`, async (request, response) => {
    const caller = await callerOf(request);
    response.json(await service.getCalls(entityRefOf(request), caller));
  });

  router.get('/costs', async (request, response) => {
    response.json(await service.getFleetCosts(await callerOf(request)));
  });

  router.get(`${AGENT}/costs`, async (request, response) => {
    const caller = await callerOf(request);
    response.json(await service.getCosts(entityRefOf(request), caller));
  });

  router.post(`${AGENT}/refresh`, async (request, response) => {
    const caller = await callerOf(request);
    const agent = await service.refreshAgent(entityRefOf(request), caller);
    retryAfter(response, agent.refreshableAt, agent.serverTime);
    response.json(agent);
  });

  return router;
}

/** Reads on whose behalf a request asks: a user's or a service's. */
export function callersOf(
  httpAuth: HttpAuthService,
): (request: Request) => Promise<Caller> {
  return async request => ({
    credentials: await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    }),
    request,
  });
}

/** @throws InputError when the path names no entity */
export function entityRefOf(request: Request): string {
  return stringifyEntityRef(parse(agentParams, request.params, 'path'));
}

/** @throws InputError that says what is expected */
export function parse<T extends z.ZodType>(
  schema: T,
  input: unknown,
  where: 'path' | 'query' | 'body',
): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) {
    return result.data;
  }
  const issues = result.error.issues.map(
    issue => `${issue.path.join('.')}: ${issue.message}`,
  );
  throw new InputError(`Invalid ${where}: ${issues.join('; ')}`);
}
