import { useEffect } from 'react';
import { isRelevant, type RelevantForm } from './relevance';
import { useChoices } from './useChoices';

/**
 * Keeps the value of a field what its user has entered while the field means
 * something, and nothing while it does not: what is not shown is not sent.
 *
 * @returns whether to show the field, and what can be chosen
 */
export function useRelevantValue<T>(options: {
  name: string;
  form: RelevantForm;
  entered: T | undefined;
  formData: T | undefined;
  onChange: (value: T | undefined) => void;
}) {
  const { name, form, entered, formData, onChange } = options;
  const { choices, loading, error } = useChoices();
  // While nobody can tell, the field is shown.
  const shown = choices ? isRelevant(name, form, choices) : !loading;
  const known = choices !== undefined || error !== undefined;
  const value = shown ? entered : undefined;
  const differs = JSON.stringify(value) !== JSON.stringify(formData);
  useEffect(() => {
    if (known && differs) {
      onChange(value);
    }
  });
  return { shown, choices };
}
