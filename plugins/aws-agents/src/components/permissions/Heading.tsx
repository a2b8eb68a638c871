import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** Title within a part. */
export const Heading = (props: { children: ReactNode }) => (
  <Typography
    component="h4"
    sx={{ fontSize: 13, fontWeight: 600, mt: 0, mb: 0.5 }}
  >
    {props.children}
  </Typography>
);
