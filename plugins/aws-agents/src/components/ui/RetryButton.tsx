import Button from '@mui/material/Button';

/** Tries again what failed. */
export const RetryButton = (props: { onRetry: () => void }) => (
  <Button
    size="small"
    color="inherit"
    onClick={props.onRetry}
    sx={{ textTransform: 'none' }}
  >
    Retry
  </Button>
);
