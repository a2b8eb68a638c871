import type { ApiHolder } from '@backstage/core-plugin-api';
import type { FieldValidation } from '@rjsf/utils';
import { onboardingApiRef } from '../../api';
import { fieldTitle } from './fieldTitle';
import { requestOfForm } from './requestOfForm';

/** Asks once more before the form goes on, in case that something was changed meanwhile. */
export async function validatePreview(
  _: unknown,
  field: Pick<FieldValidation, 'addError'>,
  context: { apiHolder: ApiHolder; formData: unknown },
): Promise<void> {
  const request = requestOfForm(context.formData);
  const api = context.apiHolder.get(onboardingApiRef);
  if (!request || !api) {
    field.addError('Choose an entity.');
    return;
  }
  const { problems } = await api.preview(request);
  for (const { field: name, message, expected } of problems) {
    field.addError(`${fieldTitle(name)} ${message}; expected ${expected}.`);
  }
}
