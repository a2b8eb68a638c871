import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import Tooltip from '@mui/material/Tooltip';
import type { awsAgentRefreshPermission } from 'backstage-plugin-aws-agents-common';
import type { ReactNode } from 'react';
import { useNow, type Action } from '../../hooks';

/** Seconds until a time, counted down while there are any; 0 without a time. */
function useSecondsUntil(time: string | undefined): number {
  const now = useNow(time ? 1000 : 60_000);
  return time ? Math.max(0, Math.ceil((Date.parse(time) - now) / 1000)) : 0;
}

/** Starts an action, or says which permission it would take, or when it can. */
export const PermittedButton = (props: {
  permission: typeof awsAgentRefreshPermission;
  action: Action;
  icon: ReactNode;
  /** What it does, in full. */
  hint: string;
  /** Before this time the backend would only answer what it knows. */
  notBefore?: string;
  children: ReactNode;
}) => {
  const { permission, action } = props;
  const { allowed, loading } = usePermission({ permission });
  const wait = useSecondsUntil(props.notBefore);
  const idle = !allowed || action.running || wait > 0;
  const hint =
    allowed || loading
      ? whenPossible(props.hint, wait)
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

function whenPossible(hint: string, wait: number): string {
  return wait > 0 ? `Done a moment ago; possible again in ${wait} s.` : hint;
}
