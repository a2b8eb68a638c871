import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { AccountPickerField } from './AccountPickerField';
import { AgentPreviewField } from './AgentPreviewField';
import { MetricSelectorsField } from './MetricSelectorsField';
import { validatePreview } from './validatePreview';

/** `ui:field: AwsAgentPreview` */
export const agentPreviewFormField = createFormField({
  name: 'AwsAgentPreview',
  component: AgentPreviewField,
  validation: validatePreview,
});

/** `ui:field: AwsAccountPicker` */
export const accountPickerFormField = createFormField({
  name: 'AwsAccountPicker',
  component: AccountPickerField,
});

/** `ui:field: AwsMetricSelectors` */
export const metricSelectorsFormField = createFormField({
  name: 'AwsMetricSelectors',
  component: MetricSelectorsField,
});
