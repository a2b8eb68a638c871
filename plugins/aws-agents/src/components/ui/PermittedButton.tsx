import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import Tooltip from '@mui/material/Tooltip';
import type { awsAgentRefreshPermission } from 'backstage-plugin-aws-agents-common';
import type { ReactNode } from 'react';
import type { Action } from '../../hooks';

/** Starts an action, or says which permission it would take. */
export const PermittedButton = (props: {
  permission: typeof awsAgentRefreshPermission;
  action: Action;
  icon: ReactNode;
  /** What it does, in full. */
  hint: string;
  children: ReactNode;
}) => {
  const { permission, action } = props;
  const { allowed, loading } = usePermission({ permission });
  const idle = !allowed || action.running;
  const hint =
    allowed || loading
      ? props.hint
      : `You need the permission ${permission.name} for this.`;
  return (
    <Tooltip title={hint} describeChild>
      <Button
        size="small"
        variant="outlined"
        // Not `disabled`: that would take away focus, and with it the reason.
        aria-disabled={idle}
        onClick={idle ? undefined : action.run}
        startIcon={
          action.running ? (
            <CircularProgress size={14} color="inherit" />
          ) : (
            props.icon
          )
        }
        sx={{
          textTransform: 'none',
          whiteSpace: 'nowrap',
          ...(idle && {
            color: 'text.disabled',
            borderColor: 'divider',
            cursor: 'default',
          }),
        }}
      >
        {props.children}
      </Button>
    </Tooltip>
  );
};
