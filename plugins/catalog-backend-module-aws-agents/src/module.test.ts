import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { catalogModuleAwsAgents } from './module';

const ROLE = 'arn:aws:iam::111122223333:role/agents/payments-alloy';

function component(name: string, annotations: Record<string, string>): Entity {
  const location = 'url:https://example.com/catalog-info.yaml';
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        ...annotations,
        'backstage.io/managed-by-location': location,
        'backstage.io/managed-by-origin-location': location,
      },
    },
    spec: { type: 'service', owner: 'payments-team', lifecycle: 'production' },
  };
}

function providing(entities: Entity[]) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'test-entities',
    register(env) {
      env.registerInit({
        deps: { catalog: catalogProcessingExtensionPoint },
        async init({ catalog }) {
          catalog.addEntityProvider({
            getProviderName: () => 'test',
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: entities.map(entity => ({
                  locationKey: 'test',
                  entity,
                })),
              }),
          });
        },
      });
    },
  });
}

describe('catalogModuleAwsAgents', () => {
  it('shows problems on the entity, which stays in the catalog', async () => {
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleAwsAgents,
        providing([
          component('broken', { 'aws-agents/role-arn': 'payments-alloy' }),
          component('extended', {
            'aws-agents/role-arn': ROLE,
            'aws-agents/capabilities': 'acme-audit',
          }),
        ]),
        mockServices.rootConfig.factory({
          data: { awsAgents: { capabilities: ['acme-audit'] } },
        }),
      ],
    });
    const messagesOf = async (name: string): Promise<string[]> => {
      const url = `http://localhost:${server.port()}/api/catalog/entities/by-name/component/default/${name}`;
      for (;;) {
        const response = await fetch(url);
        if (response.ok) {
          const { status } = await response.json();
          return (status?.items ?? []).map(
            ({ error }: { error: Error }) => error.message,
          );
        }
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    };
    expect(await messagesOf('broken')).toEqual([
      expect.stringContaining('"payments-alloy" is no ARN'),
    ]);
    expect(await messagesOf('extended')).toEqual([]);
  }, 60_000);
});
