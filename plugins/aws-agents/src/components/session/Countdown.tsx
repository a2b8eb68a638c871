import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { SessionInfo } from 'backstage-plugin-aws-agents-common';
import { formatCountdown } from '../../format';
import { useNow } from '../../hooks';
import { ExpiryRing, remainingLife, toneColor } from '../ui';

/**
 * Counts down to the expiry of a session. A screen reader reads the time when
 * it comes by, and is not told of every second.
 */
export const Countdown = (props: { session: SessionInfo }) => {
  const { issuedAt, expiresAt } = props.session;
  const now = useNow(1000);
  const { seconds, tone } = remainingLife(props.session, now);
  return (
    <Stack alignItems="center" spacing={0.5}>
      <ExpiryRing
        issuedAt={issuedAt}
        expiresAt={expiresAt}
        nowMs={now}
        size={104}
      >
        <Box
          role="timer"
          aria-live="off"
          aria-label="Time until the session expires"
          sx={{
            fontSize: 20,
            fontWeight: 600,
            fontVariantNumeric: 'tabular-nums',
            color: tone === 'success' ? 'text.primary' : toneColor(tone),
          }}
        >
          {formatCountdown(seconds)}
        </Box>
      </ExpiryRing>
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
        {seconds > 0 ? 'until it expires' : 'expired'}
      </Box>
    </Stack>
  );
};
