import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  FIX_FLAVOURS,
  waiveFindingRequestSchema,
} from 'backstage-plugin-aws-agents-common';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { AGENT, callersOf, entityRefOf, parse } from './router';
import type { PermissionService } from './service';

const fixQuery = z.object({
  flavour: z
    .enum(FIX_FLAVOURS, { error: `expected one of ${FIX_FLAVOURS.join(', ')}` })
    .default('json'),
});
const waiverParams = z.object({
  waiverId: z.uuid({ error: 'expected the id of a waiver' }),
});

/** Turns HTTP into questions about permissions, and the answers into JSON. */
export async function createPermissionRouter(options: {
  service: PermissionService;
  httpAuth: HttpAuthService;
}): Promise<Router> {
  const { service, httpAuth } = options;
  const router = PromiseRouter();
  router.use(express.json());

  const callerOf = callersOf(httpAuth);

  router.get(`${AGENT}/permissions`, async (request, response) => {
    const caller = await callerOf(request);
    response.json(await service.getPermissions(entityRefOf(request), caller));
  });

  router.get(`${AGENT}/permissions/fix`, async (request, response) => {
    const caller = await callerOf(request);
    const { flavour } = parse(fixQuery, request.query, 'query');
    response.json(await service.getFix(entityRefOf(request), flavour, caller));
  });

  router.post(`${AGENT}/permissions/waivers`, async (request, response) => {
    const caller = await callerOf(request);
    const body = parse(waiveFindingRequestSchema, request.body, 'body');
    const waiver = await service.waive(entityRefOf(request), body, caller);
    response.status(201).json(waiver);
  });

  router.delete(
    `${AGENT}/permissions/waivers/:waiverId`,
    async (request, response) => {
      const caller = await callerOf(request);
      const { waiverId } = parse(waiverParams, request.params, 'path');
      response.json(
        await service.withdraw(entityRefOf(request), waiverId, caller),
      );
    },
  );

  return router;
}
