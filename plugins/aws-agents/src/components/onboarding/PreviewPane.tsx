import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import type {
  OnboardingPreview,
  OnboardingProblem,
} from 'backstage-plugin-aws-agents-common';
import { useId, useState } from 'react';
import { CodeBlock, errorMessage, Notice, ToneLabel } from '../ui';
import { fieldTitle } from './fieldTitle';
import { LeftOut } from './LeftOut';
import { previewTabs, verdictOf } from './previewTabs';
import type { PreviewState } from './usePreview';

const Problems = ({ problems }: { problems: OnboardingProblem[] }) => (
  <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: 13.5 }}>
    {problems.map(({ field, message, expected }) => (
      <li key={`${field} ${message}`}>
        <strong>{fieldTitle(field)}</strong> {message}; expected {expected}.
      </li>
    ))}
  </Box>
);

const Generated = ({ preview }: { preview: OnboardingPreview }) => {
  const tabs = previewTabs(preview);
  const [wanted, setWanted] = useState(tabs[0].id);
  const current = tabs.find(({ id }) => id === wanted) ?? tabs[0];
  const panelId = useId();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Tabs
        value={current.id}
        onChange={(_, id) => setWanted(id)}
        variant="scrollable"
        scrollButtons="auto"
        aria-label="What will be generated"
        sx={{ minHeight: 36, mb: 1 }}
      >
        {tabs.map(({ id, title }) => (
          <Tab
            key={id}
            value={id}
            label={title}
            id={`${panelId}-${id}`}
            aria-controls={panelId}
            sx={{ minHeight: 36, py: 0.5, textTransform: 'none' }}
          />
        ))}
      </Tabs>
      <Stack
        spacing={1}
        role="tabpanel"
        id={panelId}
        aria-labelledby={`${panelId}-${current.id}`}
      >
        {current.blocks.map(({ title, text }) => (
          <CodeBlock key={title} title={title} text={text} maxHeight={300} />
        ))}
      </Stack>
    </Box>
  );
};

const Answer = ({ preview }: { preview: OnboardingPreview }) => {
  const verdict = verdictOf(preview);
  return (
    <Stack spacing={1}>
      <Box role="status" sx={{ fontSize: 14 }}>
        <ToneLabel tone={verdict.tone}>{verdict.text}</ToneLabel>
      </Box>
      {preview.problems.length > 0 ? (
        <Problems problems={preview.problems} />
      ) : (
        <>
          {preview.findings.map(({ role, title, evidence, remedy }) => (
            <Notice key={`${role} ${title} ${evidence}`} severity="warning">
              {title} ({evidence}). {remedy}
            </Notice>
          ))}
          {preview.notes.map(note => (
            <Typography key={note} variant="body2" color="text.secondary">
              {note}
            </Typography>
          ))}
          <LeftOut leftOut={preview.leftOut} />
          <Generated preview={preview} />
        </>
      )}
    </Stack>
  );
};

/** What will come out of the form, with what is wrong with it. */
export const PreviewPane = ({
  asked,
  loading,
  preview,
  error,
}: PreviewState) => {
  if (asked === null) {
    return (
      <Typography variant="body2" color="text.secondary">
        Choose an entity, and what will be generated is shown here.
      </Typography>
    );
  }
  return (
    <Box aria-busy={loading} sx={{ minWidth: 0 }}>
      <Box sx={{ height: 4, mb: 0.5 }}>
        {loading && (
          <LinearProgress aria-label="Working out what will be generated" />
        )}
      </Box>
      {error && !loading && (
        <Notice severity="error">{errorMessage(error)}</Notice>
      )}
      {preview && !error && <Answer preview={preview} />}
    </Box>
  );
};
