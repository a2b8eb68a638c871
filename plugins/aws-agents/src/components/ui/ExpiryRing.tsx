import Box from '@mui/material/Box';
import { styled, useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { remainingLife } from './remainingLife';
import { toneColor } from './ToneLabel';

const Centre = styled('div')({
  position: 'absolute',
  inset: 0,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
});

/** A ring that empties from issue to expiry. Decorative: say the time beside it. */
export const ExpiryRing = (props: {
  issuedAt: string;
  expiresAt: string;
  nowMs: number;
  /** Diameter in pixels. */
  size: number;
  children?: ReactNode;
}) => {
  const theme = useTheme();
  const { fraction, tone } = remainingLife(props, props.nowMs);
  const width = props.size > 64 ? 6 : 4;
  const radius = (props.size - width) / 2;
  const round = 2 * Math.PI * radius;
  const circle = {
    cx: props.size / 2,
    cy: props.size / 2,
    r: radius,
    fill: 'none',
    strokeWidth: width,
  };
  return (
    <Box
      sx={{
        position: 'relative',
        width: props.size,
        height: props.size,
        flexShrink: 0,
      }}
    >
      <svg width={props.size} height={props.size} aria-hidden>
        <circle {...circle} stroke={theme.palette.divider} />
        <circle
          {...circle}
          stroke={toneColor(tone)(theme)}
          strokeLinecap="round"
          strokeDasharray={`${round * fraction} ${round}`}
          transform={`rotate(-90 ${props.size / 2} ${props.size / 2})`}
        />
      </svg>
      <Centre>{props.children}</Centre>
    </Box>
  );
};
