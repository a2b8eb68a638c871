import type { Entity } from '@backstage/catalog-model';

/** The type of status item that entity pages show as a processing error. */
const PROCESSING_ERROR = 'backstage.io/catalog-processing';

interface StatusItem {
  type: string;
  level: 'info' | 'warning' | 'error';
  message: string;
  error?: { name: string; message: string };
}

/** An entity as the catalog serves it, with what became of its processing. */
export type EntityWithStatus = Entity & { status?: { items?: StatusItem[] } };

/** Adds errors to an entity's processing status and keeps those it has. */
export function withProcessingErrors(
  entity: EntityWithStatus,
  messages: readonly string[],
): EntityWithStatus {
  const items = messages.map(
    (message): StatusItem => ({
      type: PROCESSING_ERROR,
      level: 'error',
      message: `InputError: ${message}`,
      error: { name: 'InputError', message },
    }),
  );
  return {
    ...entity,
    status: {
      ...entity.status,
      items: [...(entity.status?.items ?? []), ...items],
    },
  };
}
