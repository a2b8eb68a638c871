import LockIcon from '@mui/icons-material/LockOutlined';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { errorMessage, httpStatusOf } from './errorMessage';
import { Notice } from './Notice';
import { RetryButton } from './RetryButton';

/** Why something could not be loaded from the backend, and a way to retry. */
export const LoadFailure = (props: {
  error: Error;
  /** What was to be loaded: `the deliveries`. */
  what: string;
  /** Name of the permission that is needed to see it. */
  permission: string;
  onRetry: () => void;
}) => {
  const { error, what } = props;
  const status = httpStatusOf(error);
  if (status === 403) {
    return (
      <Stack
        role="status"
        direction="row"
        spacing={1.5}
        sx={{ py: 1, alignItems: 'flex-start' }}
      >
        <LockIcon aria-hidden sx={{ color: 'text.secondary' }} />
        <div>
          <Typography sx={{ fontSize: 14, fontWeight: 600 }}>
            You may not see {what}
          </Typography>
          <Typography sx={{ fontSize: 14 }} color="text.secondary">
            It takes the permission <code>{props.permission}</code>. Ask those
            who run this portal for it.
          </Typography>
        </div>
      </Stack>
    );
  }
  return (
    <Notice severity="error" action={<RetryButton onRetry={props.onRetry} />}>
      {status === 404
        ? `The backend does not know ${what}: the entity is not in the catalog, or you may not see it.`
        : `Could not load ${what}. ${errorMessage(error)}`}
    </Notice>
  );
};
