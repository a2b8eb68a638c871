import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { AGENT, callersOf, entityRefOf } from './router';
import { retryAfter } from './retryAfter';
import type { CredentialService } from './service';

/** Turns HTTP into questions about credentials, and the answers into JSON. */
export async function createCredentialRouter(options: {
  service: CredentialService;
  httpAuth: HttpAuthService;
}): Promise<Router> {
  const { service, httpAuth } = options;
  const router = PromiseRouter();

  const callerOf = callersOf(httpAuth);

  router.get(`${AGENT}/credentials`, async (request, response) => {
    const caller = await callerOf(request);
    response.json(await service.getCredentials(entityRefOf(request), caller));
  });

  router.post(`${AGENT}/credentials/refresh`, async (request, response) => {
    const caller = await callerOf(request);
    const credentials = await service.refreshCredentials(
      entityRefOf(request),
      caller,
    );
    retryAfter(response, credentials.renewableAt, credentials.serverTime);
    response.json(credentials);
  });

  router.get('/credentials/chain', async (request, response) => {
    response.json(await service.getCredentialChain(await callerOf(request)));
  });

  router.get('/credentials/sessions', async (request, response) => {
    response.json(await service.listSessions(await callerOf(request)));
  });

  return router;
}
