import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';

/** A message in the flow of the page. */
export const Notice = (props: {
  severity: 'info' | 'warning' | 'error';
  action?: ReactNode;
  children: ReactNode;
}) => (
  <Alert
    severity={props.severity}
    variant="outlined"
    action={props.action}
    role={props.severity === 'error' ? 'alert' : 'status'}
    sx={{ alignItems: 'center', py: 0.25 }}
  >
    {props.children}
  </Alert>
);
