import Box from '@mui/material/Box';
import type { ObservationState } from 'backstage-plugin-aws-agents-common';
import { StatusLabel } from './StatusLabel';
import { TimeText } from './TimeText';

/** Status and age of one kind of observation, for a section's title row. */
export const ObservationNote = (props: { state: ObservationState }) => {
  const { state } = props;
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1.5 }}
    >
      <StatusLabel of="observation" status={state.status} />
      <span>
        {state.dataAt ? 'data from ' : 'no data yet, tried '}
        <TimeText time={state.dataAt ?? state.observedAt} />
      </span>
    </Box>
  );
};
