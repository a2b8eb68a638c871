import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import type { JSX } from 'react';
import { Route, Routes } from 'react-router-dom';
import { entityOf, mockApi } from './__testUtils__';
import {
  awsAgentsApiRef,
  AwsAgentsPage,
  awsAgentsPlugin,
  EntityAwsAgentCard,
  EntityAwsAgentContent,
} from './index';

const renderLegacy = (element: JSX.Element) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [awsAgentsApiRef, mockApi()],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <EntityProvider entity={entityOf('payments')}>{element}</EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );

describe('awsAgentsPlugin of the old frontend system', () => {
  it('brings its clients', () => {
    const apis = [...awsAgentsPlugin.getApis()].map(({ api }) => api.id);
    expect(apis).toEqual([
      'plugin.aws-agents.client',
      'plugin.aws-agents.onboarding',
    ]);
  });

  it('renders the tab', async () => {
    await renderLegacy(<EntityAwsAgentContent />);
    expect(await screen.findByText('Identity')).toBeInTheDocument();
  });

  it('renders the card', async () => {
    await renderLegacy(<EntityAwsAgentCard />);
    expect(await screen.findByText('Go to AWS agent')).toBeInTheDocument();
  });

  it('renders the page with a shell', async () => {
    await renderLegacy(
      <Routes>
        <Route path="/" element={<AwsAgentsPage />} />
      </Routes>,
    );
    expect(
      await screen.findByRole('heading', { name: 'AWS agents' }),
    ).toBeInTheDocument();
  });
});
