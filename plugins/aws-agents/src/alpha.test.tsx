import {
  createExtensionTester,
  mockApis,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { coreExtensionData } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { entityOf, mockApi } from './__testUtils__';
import plugin, {
  awsAgentsPage,
  entityAwsAgentCard,
  entityAwsAgentContent,
} from './alpha';
import { awsAgentsApiRef } from './api';

const options = () => ({
  apis: [[awsAgentsApiRef, mockApi()], mockApis.permission()] as const,
  mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
});

describe('awsAgentsPlugin', () => {
  it('has the extensions that are documented', () => {
    for (const id of [
      'api:aws-agents',
      'page:aws-agents',
      'entity-content:aws-agents',
      'entity-card:aws-agents',
      'api:aws-agents/onboarding',
      'scaffolder-form-field:aws-agents/agent-preview',
      'scaffolder-form-field:aws-agents/account-picker',
      'scaffolder-form-field:aws-agents/metric-selectors',
      'scaffolder-form-field:aws-agents/capability-picker',
      'scaffolder-form-field:aws-agents/lines',
      'scaffolder-form-field:aws-agents/credential-reference',
    ]) {
      expect(plugin.getExtension(id as never)).toBeDefined();
    }
  });

  it('puts the page into the navigation', () => {
    const tester = createExtensionTester(awsAgentsPage);
    expect(tester.get(coreExtensionData.routePath)).toBe('/aws-agents');
    expect(tester.get(coreExtensionData.title)).toBe('AWS agents');
    expect(tester.get(coreExtensionData.icon)).toBeDefined();
  });

  it('puts the tab under observability, for services and annotated entities', () => {
    const tester = createExtensionTester(entityAwsAgentContent);
    expect(tester.get(coreExtensionData.routePath)).toBe('/aws-agent');
    expect(tester.get(EntityContentBlueprint.dataRefs.group)).toBe(
      'observability',
    );
    const filter = tester.get(EntityContentBlueprint.dataRefs.filterFunction);
    expect(filter?.(entityOf('payments'))).toBe(true);
    const plain = entityOf('payments', false);
    expect(filter?.({ ...plain, spec: { type: 'service' } })).toBe(true);
    expect(filter?.({ ...plain, spec: { type: 'library' } })).toBe(false);
  });

  it('renders the tab', async () => {
    renderTestApp({
      ...options(),
      extensions: [
        createTestEntityPage({ entity: entityOf('payments') }),
        entityAwsAgentContent,
      ],
    });
    expect(
      await screen.findByText('How the portal reaches it'),
    ).toBeInTheDocument();
  });

  it('renders the card', async () => {
    renderTestApp({
      ...options(),
      extensions: [
        createTestEntityPage({ entity: entityOf('payments') }),
        entityAwsAgentCard,
      ],
    });
    expect(await screen.findByText('Go to AWS agent')).toBeInTheDocument();
  });
});
