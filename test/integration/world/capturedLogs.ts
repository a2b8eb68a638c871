import {
  coreServices,
  createServiceFactory,
  type RootLoggerService,
} from '@backstage/backend-plugin-api';

/** Keeps every line that a backend logs, with its fields, as JSON. */
export function captureLogs() {
  const lines: string[] = [];
  const logger = (context: object): RootLoggerService => {
    const write = (level: string) => (message: string, meta?: unknown) => {
      lines.push(
        JSON.stringify({
          level,
          message,
          ...context,
          meta: meta instanceof Error ? { stack: meta.stack } : meta,
        }),
      );
    };
    return {
      error: write('error'),
      warn: write('warn'),
      info: write('info'),
      debug: write('debug'),
      child: meta => logger({ ...context, ...meta }),
    };
  };
  return {
    lines,
    feature: createServiceFactory({
      service: coreServices.rootLogger,
      deps: {},
      factory: () => logger({}),
    }),
  };
}
