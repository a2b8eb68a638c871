import CancelIcon from '@mui/icons-material/Cancel';
import CheckCircleIcon from '@mui/icons-material/CheckCircle';
import HelpIcon from '@mui/icons-material/HelpOutline';
import InfoIcon from '@mui/icons-material/InfoOutlined';
import WarningIcon from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import {
  darken,
  lighten,
  type SxProps,
  type Theme,
} from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { Tone } from './status';

const ICONS = {
  success: CheckCircleIcon,
  warning: WarningIcon,
  error: CancelIcon,
  info: InfoIcon,
  neutral: HelpIcon,
};

/**
 * Text colour of a tone. The palette's own shades stay below the contrast of
 * 4.5 that small text needs on the theme's paper, so they are moved away from it.
 */
export function toneColor(tone: Tone): (theme: Theme) => string {
  return theme => {
    if (tone === 'neutral') {
      return theme.palette.text.secondary;
    }
    const { light, dark } = theme.palette[tone];
    return theme.palette.mode === 'dark'
      ? lighten(light, 0.45)
      : darken(dark, 0.2);
  };
}

/** Icon, word and colour together: never colour alone. */
export const ToneLabel = (props: {
  tone: Tone;
  children: ReactNode;
  sx?: SxProps<Theme>;
}) => {
  const Icon = ICONS[props.tone];
  return (
    <Box
      component="span"
      sx={[
        {
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.5,
          fontWeight: 600,
          whiteSpace: 'nowrap',
          color: toneColor(props.tone),
        },
        ...[props.sx ?? []].flat(),
      ]}
    >
      <Icon aria-hidden sx={{ fontSize: '1.25em', flexShrink: 0 }} />
      {props.children}
    </Box>
  );
};
