import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { formatAbsolute, formatRelative } from '../../format';
import { useNow } from '../../hooks';

/** A time as people say it, with the exact one on hover and focus. */
export const TimeText = (props: {
  time: string | null | undefined;
  /** Shown when there is no time. */
  never?: string;
}) => {
  const now = useNow(10_000);
  if (!props.time) {
    return <>{props.never ?? 'never'}</>;
  }
  const absolute = formatAbsolute(props.time);
  return (
    <Tooltip title={absolute}>
      <Box
        component="time"
        dateTime={props.time}
        tabIndex={0}
        sx={{
          textDecoration: 'underline dotted',
          textUnderlineOffset: 3,
          cursor: 'default',
          whiteSpace: 'nowrap',
        }}
      >
        {formatRelative(props.time, now)}
      </Box>
    </Tooltip>
  );
};
