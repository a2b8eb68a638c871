import type { SxProps, Theme } from '@mui/material/styles';
import type { ObservationStatus } from 'backstage-plugin-aws-agents-common';
import { STATUS_FACTS } from './status';
import { ToneLabel } from './ToneLabel';

/** The status of an agent, or of one kind of observation. */
export const StatusLabel = (props: {
  status: ObservationStatus;
  sx?: SxProps<Theme>;
}) => {
  const { word, tone } = STATUS_FACTS[props.status];
  return (
    <ToneLabel tone={tone} sx={props.sx}>
      {word}
    </ToneLabel>
  );
};
