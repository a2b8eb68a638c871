import type { SxProps, Theme } from '@mui/material/styles';
import type { ObservationStatus } from 'backstage-plugin-aws-agents-common';
import { STATUS_FACTS } from './status';
import { ToneLabel } from './ToneLabel';

/** The status of an agent, or of one kind of observation of it. */
export const StatusLabel = (props: {
  status: ObservationStatus;
  of?: 'agent' | 'observation';
  sx?: SxProps<Theme>;
}) => {
  const { word, observed, tone } = STATUS_FACTS[props.status];
  return (
    <ToneLabel tone={tone} sx={props.sx}>
      {props.of === 'observation' ? observed : word}
    </ToneLabel>
  );
};
