import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  onboardingMetricsRequestSchema,
  onboardingRequestSchema,
} from 'backstage-plugin-aws-agents-common';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import type { OnboardingService } from './onboarding';
import { callersOf, parse } from './router';

const optionsQuery = z.object({ entityRef: z.string().max(300).optional() });

/** Turns HTTP into questions about agents to be, and the answers into JSON. */
export async function createOnboardingRouter(options: {
  service: OnboardingService;
  httpAuth: HttpAuthService;
}): Promise<Router> {
  const { service, httpAuth } = options;
  const router = PromiseRouter();
  router.use(express.json());

  const callerOf = callersOf(httpAuth);

  router.get('/onboarding/options', async (request, response) => {
    const caller = await callerOf(request);
    const { entityRef } = parse(optionsQuery, request.query, 'query');
    response.json(await service.getOptions(entityRef, caller));
  });

  router.post('/onboarding/preview', async (request, response) => {
    const caller = await callerOf(request);
    const wanted = parse(onboardingRequestSchema, request.body, 'body');
    response.json(await service.preview(wanted, caller));
  });

  router.post('/onboarding/metrics', async (request, response) => {
    const caller = await callerOf(request);
    const wanted = parse(onboardingMetricsRequestSchema, request.body, 'body');
    response.json(await service.checkMetrics(wanted, caller));
  });

  return router;
}
