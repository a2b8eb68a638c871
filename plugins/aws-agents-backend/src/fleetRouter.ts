import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { FleetRow } from 'backstage-plugin-aws-agents-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import {
  csvHeader,
  csvLine,
  fleetQuerySchema,
  type FleetService,
} from './fleet';
import { AGENT, callersOf, entityRefOf, parse } from './router';

/** Rows of an export that are written at once. */
const ROWS_A_CHUNK = 200;

/** Turns HTTP into questions about the fleet, and the answers into JSON or CSV. */
export async function createFleetRouter(options: {
  service: FleetService;
  httpAuth: HttpAuthService;
}): Promise<Router> {
  const { service, httpAuth } = options;
  const router = PromiseRouter();

  const callerOf = callersOf(httpAuth);

  router.get(`${AGENT}/summary`, async (request, response) => {
    const caller = await callerOf(request);
    response.json(await service.getRow(entityRefOf(request), caller));
  });

  router.get('/fleet', async (request, response) => {
    const caller = await callerOf(request);
    const query = parse(fleetQuerySchema, request.query, 'query');
    response.json(await service.getFleet(query, caller));
  });

  router.get('/fleet.csv', async (request, response) => {
    const caller = await callerOf(request);
    const query = parse(fleetQuerySchema, request.query, 'query');
    const rows = await service.exportFleet(query, caller);
    const day = new Date().toISOString().slice(0, 10);
    response.attachment(`aws-agents-${day}.csv`);
    response.type('text/csv; charset=utf-8');
    // Not for caches: it is what this caller may see now.
    response.set('Cache-Control', 'no-store');
    await pipeline(Readable.from(csvChunks(rows)), response);
  });

  return router;
}

function* csvChunks(rows: readonly FleetRow[]): Generator<string> {
  yield csvHeader();
  for (let start = 0; start < rows.length; start += ROWS_A_CHUNK) {
    yield rows
      .slice(start, start + ROWS_A_CHUNK)
      .map(csvLine)
      .join('');
  }
}
