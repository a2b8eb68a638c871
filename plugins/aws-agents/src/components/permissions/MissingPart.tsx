import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { NeededPermission } from 'backstage-plugin-aws-agents-common';
import { CodeBlock, Facts, ToneLabel } from '../ui';
import { StatementText } from './policies';
import { remedyOf, statementsToAdd } from './remedyOf';
import { SCOPE_TEXTS } from './words';

const Missing = (props: { need: NeededPermission }) => {
  const { need } = props;
  return (
    <Box
      component="li"
      sx={{
        borderLeft: 3,
        borderColor: need.optional ? 'warning.main' : 'error.main',
        pl: 1.5,
        minWidth: 0,
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1.5,
          alignItems: 'center',
          fontSize: 14,
          mb: 0.5,
        }}
      >
        <ToneLabel tone={need.optional ? 'warning' : 'error'}>
          {need.optional ? 'Denied, optional' : 'Denied'}
        </ToneLabel>
        <Box component="code" sx={{ fontWeight: 600 }}>
          {need.action}
        </Box>
        <span>
          on{' '}
          <Box component="code" sx={{ overflowWrap: 'anywhere' }}>
            {need.resource}
          </Box>
        </span>
      </Box>
      <Facts
        facts={[
          { label: 'Needed to', value: `${need.why} (${need.capability})` },
          {
            label: 'Resource',
            value:
              need.scope === 'no-resource' ? null : SCOPE_TEXTS[need.scope],
          },
          {
            label: 'Stopped by',
            value: (
              <>
                {need.stoppedBy?.text ?? need.decidedBy}
                {need.stoppedBy?.statement && (
                  <StatementText place={need.stoppedBy.statement} />
                )}
              </>
            ),
          },
          { label: 'Fix', value: remedyOf(need) },
        ]}
      />
    </Box>
  );
};

/** What the agent needs and may not do, with what stops it and the way out. */
export const MissingPart = (props: { missing: NeededPermission[] }) => {
  const missing = [
    ...props.missing.filter(({ optional }) => !optional),
    ...props.missing.filter(({ optional }) => optional),
  ];
  return missing.length > 0 ? (
    <Stack spacing={2}>
      <Stack
        component="ul"
        spacing={2}
        sx={{ m: 0, p: 0, listStyle: 'none' }}
        aria-label="Missing permissions"
      >
        {missing.map(need => (
          <Missing key={need.id} need={need} />
        ))}
      </Stack>
      {statementsToAdd(missing).map(({ title, text }) => (
        <Box key={title} sx={{ maxWidth: 720 }}>
          <CodeBlock title={title} text={text} />
        </Box>
      ))}
    </Stack>
  ) : (
    <Box sx={{ fontSize: 14 }}>
      <ToneLabel tone="success">
        The role may do all that is known to be needed.
      </ToneLabel>
    </Box>
  );
};
