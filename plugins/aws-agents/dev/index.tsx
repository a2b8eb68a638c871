import type { Entity } from '@backstage/catalog-model';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import plugin from '../src/alpha';
import { awsAgentsApiRef } from '../src/api';
import { DevAwsAgentsApi } from './DevAwsAgentsApi';
import { scenarios } from './scenarios';

const entities: Entity[] = [
  ...Object.keys(scenarios),
  'slow',
  'denied',
  'down',
].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    namespace: 'default',
    name,
    annotations: {
      'aws-agents/role-arn': `arn:aws:iam::111122223333:role/agents/${name}-alloy`,
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'money' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/money' }],
}));

const mockCatalog = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities }),
        }),
    }),
  ],
});

const mockBackend = createFrontendModule({
  pluginId: 'aws-agents',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: awsAgentsApiRef,
          deps: {},
          factory: () => new DevAwsAgentsApi(),
        }),
    }),
  ],
});

createDevApp({ features: [catalogPlugin, plugin, mockCatalog, mockBackend] });
