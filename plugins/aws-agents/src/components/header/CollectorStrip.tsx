import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ObservationState } from 'backstage-plugin-aws-agents-common';
import { COLLECTOR_ANCHORS, COLLECTOR_NAMES } from '../vocabulary';
import { StatusLabel } from '../ui';

function scrollTo(anchor: string) {
  const section = document.getElementById(anchor);
  section?.scrollIntoView({ behavior: 'smooth', block: 'start' });
  section?.setAttribute('tabindex', '-1');
  section?.focus({ preventScroll: true });
}

const CollectorName = (props: { collector: string }) => {
  const name = COLLECTOR_NAMES[props.collector] ?? props.collector;
  const anchor = COLLECTOR_ANCHORS[props.collector];
  if (!anchor) {
    return <span>{name}</span>;
  }
  return (
    <Link
      component="button"
      type="button"
      underline="hover"
      onClick={() => scrollTo(anchor)}
      sx={{ fontSize: 13 }}
    >
      {name}
    </Link>
  );
};

/** What was observed, each with its status and a way to its section. */
export const CollectorStrip = (props: { observations: ObservationState[] }) =>
  props.observations.length === 0 ? null : (
    <Box
      component="ul"
      aria-label="Observations"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 3,
        rowGap: 0.5,
        m: 0,
        p: 0,
        listStyle: 'none',
        fontSize: 13,
      }}
    >
      {props.observations.map(state => (
        <Box
          component="li"
          key={state.collector}
          title={state.reason}
          sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}
        >
          <CollectorName collector={state.collector} />
          <StatusLabel of="observation" status={state.status} />
        </Box>
      ))}
    </Box>
  );
