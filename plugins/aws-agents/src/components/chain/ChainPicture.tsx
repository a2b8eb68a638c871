import ArrowForwardIcon from '@mui/icons-material/ArrowForward';
import Box from '@mui/material/Box';
import type { ChainHop, Failure } from 'backstage-plugin-aws-agents-common';
import { Fragment } from 'react';
import { HopBox } from './HopBox';

const Arrow = (props: { how: string }) => (
  <Box
    sx={{
      display: 'flex',
      flexDirection: { xs: 'row', lg: 'column' },
      alignItems: 'center',
      justifyContent: 'center',
      gap: 0.5,
      flex: '0 0 auto',
      width: { lg: 152 },
      fontSize: 12,
      color: 'text.secondary',
      textAlign: 'center',
    }}
  >
    <ArrowForwardIcon
      aria-hidden
      sx={{ fontSize: 22, transform: { xs: 'rotate(90deg)', lg: 'none' } }}
    />
    <span>{breakable(props.how)}</span>
  </Box>
);

/** Lets long ids break behind their separators, not within a word. */
function breakable(text: string) {
  return text.split(/(?<=[/:])/).map((part, index) => (
    // The parts have no other identity than their place.
    // eslint-disable-next-line react/no-array-index-key
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));
}

/** The way from the portal identity to the monitoring role, hop by hop. */
export const ChainPicture = (props: {
  chain: ChainHop[];
  /** A failure that is explained elsewhere on the page already. */
  explained?: Failure;
}) => (
  <Box
    component="ol"
    aria-label="From the portal identity to the monitoring role"
    sx={{
      display: 'flex',
      flexDirection: { xs: 'column', lg: 'row' },
      alignItems: 'stretch',
      gap: 1,
      m: 0,
      p: 0,
      listStyle: 'none',
    }}
  >
    {props.chain.map((hop, index) => (
      <Box
        component="li"
        key={`${hop.kind} ${hop.arn}`}
        sx={{
          display: 'flex',
          flexDirection: { xs: 'column', lg: 'row' },
          gap: 1,
          // The arrow's width comes on top, so that all boxes are alike.
          flex: index === 0 ? '1 1 0' : '1 1 160px',
          minWidth: 0,
        }}
      >
        {index > 0 && <Arrow how={hop.how} />}
        <HopBox hop={hop} explained={props.explained} />
      </Box>
    ))}
  </Box>
);
