/**
 * The plugin for apps of the new frontend system.
 *
 * @packageDocumentation
 */
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import CloudIcon from '@mui/icons-material/CloudOutlined';
import {
  AwsAgentsClient,
  awsAgentsApiRef,
  OnboardingClient,
  onboardingApiRef,
} from './api';
import { isAwsAgentAvailable, mayHaveAwsAgent } from './isAwsAgentAvailable';
import { AGENT_TAB_PATH, rootRouteRef, templateRouteRef } from './routes';

/** @alpha */
export const awsAgentsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: awsAgentsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => AwsAgentsClient.create(deps),
    }),
});

/** @alpha */
export const onboardingApi = ApiBlueprint.make({
  name: 'onboarding',
  params: defineParams =>
    defineParams({
      api: onboardingApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => OnboardingClient.create(deps),
    }),
});

/**
 * Shows in a template's form what will come out; `ui:field: AwsAgentPreview`.
 *
 * @alpha
 */
export const agentPreviewField = FormFieldBlueprint.make({
  name: 'agent-preview',
  params: {
    field: () =>
      import('./components/onboarding').then(m => m.agentPreviewFormField),
  },
});

/**
 * Chooses an account in a template's form; `ui:field: AwsAccountPicker`.
 *
 * @alpha
 */
export const accountPickerField = FormFieldBlueprint.make({
  name: 'account-picker',
  params: {
    field: () =>
      import('./components/onboarding').then(m => m.accountPickerFormField),
  },
});

/**
 * Takes metric selectors in a template's form; `ui:field: AwsMetricSelectors`.
 *
 * @alpha
 */
export const metricSelectorsField = FormFieldBlueprint.make({
  name: 'metric-selectors',
  params: {
    field: () =>
      import('./components/onboarding').then(m => m.metricSelectorsFormField),
  },
});

/**
 * Chooses capabilities, of modules too; `ui:field: AwsCapabilityPicker`.
 *
 * @alpha
 */
export const capabilityPickerField = FormFieldBlueprint.make({
  name: 'capability-picker',
  params: {
    field: () =>
      import('./components/onboarding').then(m => m.capabilityPickerFormField),
  },
});

/**
 * Takes texts, one a line, when what is chosen needs them; `ui:field: AwsLines`.
 *
 * @alpha
 */
export const linesField = FormFieldBlueprint.make({
  name: 'lines',
  params: {
    field: () => import('./components/onboarding').then(m => m.linesFormField),
  },
});

/**
 * Takes where credentials are at run time; `ui:field: AwsCredentialReference`.
 *
 * @alpha
 */
export const credentialReferenceField = FormFieldBlueprint.make({
  name: 'credential-reference',
  params: {
    field: () =>
      import('./components/onboarding').then(
        m => m.credentialReferenceFormField,
      ),
  },
});

/** @alpha */
export const awsAgentsPage = PageBlueprint.make({
  params: {
    path: '/aws-agents',
    title: 'AWS agents',
    icon: <CloudIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/AgentsPage').then(m => <m.AgentsPageContent />),
  },
});

/** @alpha */
export const entityAwsAgentContent = EntityContentBlueprint.make({
  params: {
    path: AGENT_TAB_PATH,
    title: 'AWS agent',
    group: 'observability',
    filter: mayHaveAwsAgent,
    loader: () => import('./components/AgentTab').then(m => <m.AgentTab />),
  },
});

/** @alpha */
export const entityAwsAgentCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: isAwsAgentAvailable,
    loader: () => import('./components/AgentCard').then(m => <m.AgentCard />),
  },
});

/** @alpha */
export default createFrontendPlugin({
  pluginId: 'aws-agents',
  title: 'AWS agents',
  icon: <CloudIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  externalRoutes: { template: templateRouteRef },
  extensions: [
    awsAgentsApi,
    onboardingApi,
    agentPreviewField,
    accountPickerField,
    metricSelectorsField,
    capabilityPickerField,
    linesField,
    credentialReferenceField,
    awsAgentsPage,
    entityAwsAgentContent,
    entityAwsAgentCard,
  ],
});
