import ArrowForwardIcon from '@mui/icons-material/ArrowForward';
import Box from '@mui/material/Box';
import type { ChainHop } from 'backstage-plugin-aws-agents-common';
import { Fragment } from 'react';
import { HopBox } from './HopBox';

const Arrow = (props: { how: string }) => (
  <Box
    aria-hidden
    sx={{
      display: 'flex',
      flexDirection: { xs: 'row', lg: 'column' },
      alignItems: 'center',
      justifyContent: 'center',
      gap: 0.5,
      flex: '0 0 auto',
      maxWidth: { lg: 132 },
      px: { lg: 0.5 },
      fontSize: 12,
      color: 'text.secondary',
      textAlign: 'center',
    }}
  >
    <ArrowForwardIcon
      sx={{ fontSize: 22, transform: { xs: 'rotate(90deg)', lg: 'none' } }}
    />
    <span>{props.how}</span>
  </Box>
);

/** The way from the portal identity to the monitoring role, hop by hop. */
export const ChainPicture = (props: { chain: ChainHop[] }) => (
  <Box
    role="list"
    aria-label="From the portal identity to the monitoring role"
    sx={{
      display: 'flex',
      flexDirection: { xs: 'column', lg: 'row' },
      alignItems: 'stretch',
      gap: 1,
    }}
  >
    {props.chain.map((hop, index) => (
      <Fragment key={hop.kind}>
        {index > 0 && <Arrow how={hop.how} />}
        <HopBox hop={hop} />
      </Fragment>
    ))}
  </Box>
);
