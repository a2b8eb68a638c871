import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { awsAgentsExporterReadPermission } from 'backstage-plugin-aws-agents-common';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import type { ExporterConfig } from '../config';
import type { Exporter } from './Exporter';
import { negotiate } from './negotiate';

const query = z.object({
  timestamps: z
    .enum(['true', 'false'], { error: 'expected true or false' })
    .optional(),
  labels: z
    .enum(['snake-case', 'yace'], { error: 'expected snake-case or yace' })
    .optional(),
});

/** Serves the exporter to Prometheus. */
export async function createExporterRouter(options: {
  exporter: Exporter;
  config: ExporterConfig;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}): Promise<Router> {
  const { exporter, config } = options;
  const router = PromiseRouter();
  router.get('/exporter/metrics', async (request, response) => {
    await authorize(request, options);
    const { timestamps, labels } = parseQuery(request);
    const format = negotiate(request.headers.accept);
    const text = exporter.write(format, {
      timestamps: timestamps ? timestamps === 'true' : config.timestamps,
      dimensionLabels: labels ?? config.dimensionLabels,
    });
    // What fails before anything was written is an answer of its own.
    const first = await text.next();
    response.setHeader('Content-Type', format.contentType);
    response.setHeader('Vary', 'Accept');
    await pipeline(Readable.from(withFirst(first, text)), response);
  });
  return router;
}

async function authorize(
  request: Request,
  options: { httpAuth: HttpAuthService; permissions: PermissionsService },
): Promise<void> {
  const credentials = await options.httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  const permission = awsAgentsExporterReadPermission;
  const [decision] = await options.permissions.authorize([{ permission }], {
    credentials,
  });
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `You need the permission ${permission.name} for this`,
    );
  }
}

function parseQuery(request: Request): z.output<typeof query> {
  const result = query.safeParse(request.query);
  if (!result.success) {
    const issues = result.error.issues.map(
      issue => `${issue.path.join('.')}: ${issue.message}`,
    );
    throw new InputError(`Invalid query: ${issues.join('; ')}`);
  }
  return result.data;
}

async function* withFirst(
  first: IteratorResult<string>,
  rest: AsyncGenerator<string>,
): AsyncGenerator<string> {
  if (!first.done) {
    yield first.value;
  }
  yield* rest;
}
