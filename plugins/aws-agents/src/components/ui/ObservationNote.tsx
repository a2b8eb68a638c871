import Box from '@mui/material/Box';
import type { ObservationState } from 'backstage-plugin-aws-agents-common';
import type { ReactNode } from 'react';
import { StatusLabel } from './StatusLabel';
import { TimeText } from './TimeText';

/**
 * Status and age of one kind of observation, for a section's title row.
 *
 * @param props - `verdict`: stands for the status where that is ok, as what was
 *   observed may be less well than the observing
 */
export const ObservationNote = (props: {
  state: ObservationState;
  verdict?: ReactNode;
}) => {
  const { state, verdict } = props;
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1.5 }}
    >
      {verdict && state.status === 'ok' ? (
        verdict
      ) : (
        <StatusLabel of="observation" status={state.status} />
      )}
      <span>
        {state.dataAt ? 'data from ' : 'no data yet, tried '}
        <TimeText time={state.dataAt ?? state.observedAt} />
      </span>
    </Box>
  );
};
