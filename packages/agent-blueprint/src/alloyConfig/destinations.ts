import { Statement, attributes, block, object } from 'alloy-syntax';
import { ampRegion } from '../build/ampRegion';
import { entityRef } from '../build/entityRef';
import type { BasicAuthRequest } from '../request/destinationTypes';
import type { AgentRequest } from '../request/types';
import { secretExpression } from './secrets';

/** Where metrics and logs go. */
export function destinationComponents(request: AgentRequest): Statement[] {
  const { metrics, logs } = request.destinations ?? {};
  const external = object({ entity: entityRef(request.entity) });
  return [
    ...(metrics
      ? [
          block(
            'prometheus.remote_write',
            [
              ...attributes({ external_labels: external }),
              block('endpoint', [
                ...attributes({ url: metrics.url }),
                ...signature(metrics.url),
                ...basicAuth('metrics_password', metrics.basicAuth),
              ]),
            ],
            'default',
          ),
        ]
      : []),
    ...(logs
      ? [
          block(
            'loki.write',
            [
              ...attributes({ external_labels: external }),
              block('endpoint', [
                ...attributes({ url: logs.url, tenant_id: logs.tenantId }),
                ...basicAuth('logs_password', logs.basicAuth),
              ]),
            ],
            'default',
          ),
        ]
      : []),
  ];
}

function signature(url: string): Statement[] {
  const region = ampRegion(url);
  return region ? [block('sigv4', attributes({ region }))] : [];
}

function basicAuth(
  name: string,
  auth: BasicAuthRequest | undefined,
): Statement[] {
  if (!auth) return [];
  return [
    block(
      'basic_auth',
      attributes({
        username: auth.username,
        password: secretExpression(name, auth.password),
      }),
    ),
  ];
}
