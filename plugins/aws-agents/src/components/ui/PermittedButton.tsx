import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import type { awsAgentRefreshPermission } from 'backstage-plugin-aws-agents-common';
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
  const denied = !allowed && !loading;
  const hint = denied
    ? `You need the permission ${permission.name} for this.`
    : props.hint;
  return (
    <Tooltip title={hint} describeChild>
      {/* A disabled button has no events and no focus: the span has both. */}
      <span tabIndex={denied ? 0 : undefined}>
        <Button
          size="small"
          variant="outlined"
          disabled={!allowed || action.running}
          onClick={action.run}
          startIcon={
            action.running ? (
              <CircularProgress size={14} color="inherit" />
            ) : (
              props.icon
            )
          }
          sx={{ textTransform: 'none', whiteSpace: 'nowrap' }}
        >
          {props.children}
        </Button>
      </span>
    </Tooltip>
  );
};
