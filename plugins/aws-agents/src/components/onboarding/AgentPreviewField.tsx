import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { PreviewPane } from './PreviewPane';
import { summaryOf } from './previewTabs';
import { usePreview } from './usePreview';

const NOT_READY = 'nothing yet';

/**
 * Field of a template's form that shows what will come out, as it is filled. Its
 * value is a summary; whether something is wrong is asked again when the form
 * goes on.
 */
export const AgentPreviewField = (
  props: FieldExtensionComponentProps<string>,
) => {
  const { formContext, formData, onChange, schema, rawErrors } = props;
  const state = usePreview(formContext?.formData);
  const { preview, loading, error } = state;
  const ready = preview && !loading && !error && preview.problems.length === 0;
  const summary = ready ? summaryOf(preview) : undefined;
  // Never absent: only fields with a value are validated when the form goes on.
  const value = summary ?? (loading && formData ? formData : NOT_READY);
  useEffect(() => {
    if (value !== formData) {
      onChange(value);
    }
  }, [value, formData, onChange]);
  return (
    <Box
      sx={{ my: 2, p: 2, border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      <Typography component="h3" sx={{ fontSize: 15, fontWeight: 600, mb: 1 }}>
        {schema.title ?? 'What will be generated'}
      </Typography>
      <PreviewPane {...state} />
      {rawErrors?.length && !summary ? (
        <Typography role="alert" color="error" sx={{ fontSize: 13, mt: 1 }}>
          Correct the answers above first.
        </Typography>
      ) : null}
    </Box>
  );
};
