import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { AccountPickerField } from './AccountPickerField';
import { AgentPreviewField } from './AgentPreviewField';
import { CapabilityPickerField } from './CapabilityPickerField';
import { CredentialReferenceField } from './CredentialReferenceField';
import { LinesField } from './LinesField';
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

/** `ui:field: AwsCapabilityPicker` */
export const capabilityPickerFormField = createFormField({
  name: 'AwsCapabilityPicker',
  component: CapabilityPickerField,
});

/** `ui:field: AwsLines` */
export const linesFormField = createFormField({
  name: 'AwsLines',
  component: LinesField,
});

/** `ui:field: AwsCredentialReference` */
export const credentialReferenceFormField = createFormField({
  name: 'AwsCredentialReference',
  component: CredentialReferenceField,
});
