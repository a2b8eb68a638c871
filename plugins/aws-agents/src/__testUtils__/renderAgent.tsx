import type { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import type { JSX } from 'react';
import { awsAgentsApiRef, type AwsAgentsApi } from '../api';

/** An entity of the catalog that has an agent, or none. */
export const entityOf = (name: string, annotated = true): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: annotated
      ? {
          'aws-agents/role-arn': `arn:aws:iam::111122223333:role/agents/${name}-alloy`,
        }
      : {},
  },
  spec: { type: 'service' },
});

/** A channel of signals that tests can send on. */
export class TestSignals implements SignalApi {
  private readonly listeners = new Set<(message: any) => void>();

  subscribe(_channel: string, onMessage: (message: any) => void) {
    this.listeners.add(onMessage);
    return { unsubscribe: () => this.listeners.delete(onMessage) };
  }

  send(message: Record<string, unknown>) {
    this.listeners.forEach(listener => listener(message));
  }
}

/** Renders an element in an app with the given backend, on an entity's page. */
export function renderAgent(
  element: JSX.Element,
  options: {
    api: AwsAgentsApi;
    entity?: Entity;
    /** Names of permissions that the reader does not have. */
    denied?: string[];
    signals?: SignalApi;
    path?: string;
  },
) {
  const denied = options.denied ?? [];
  return renderInTestApp(
    <EntityProvider entity={options.entity ?? entityOf('payments')}>
      {element}
    </EntityProvider>,
    {
      apis: [
        [awsAgentsApiRef, options.api],
        [signalApiRef, options.signals ?? new TestSignals()],
        mockApis.permission({
          authorize: ({ permission }) =>
            (denied.includes(permission.name) ? 'DENY' : 'ALLOW') as any,
        }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [options.path ?? '/'],
    },
  );
}

/** The error that the client throws when the backend answers with a status. */
export const refusal = (status: number, name: string, message: string) =>
  ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name, message },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
