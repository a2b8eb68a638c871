import ButtonBase from '@mui/material/ButtonBase';
import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import {
  FLEET_TILES,
  type FleetResponse,
  type FleetTile,
} from 'backstage-plugin-aws-agents-common';
import { ToneLabel, type Tone } from '../ui';
import { toggled } from './fleetAddress';

/** What each tile is called, and what it means in a few words. */
export const TILE_FACTS: Readonly<
  Record<FleetTile, { word: string; meaning: string; tone: Tone }>
> = {
  broken: {
    word: 'Broken',
    meaning: 'cannot be observed, or cannot work',
    tone: 'error',
  },
  expiring: {
    word: 'Expiring',
    meaning: 'session not renewed, or key rotation due',
    tone: 'warning',
  },
  'over-privileged': {
    word: 'Over-privileged',
    meaning: 'role allows what the agent does not need',
    tone: 'warning',
  },
  silent: {
    word: 'Silent',
    meaning: 'metrics or deliveries have stopped coming',
    tone: 'warning',
  },
};

const Tile = styled(ButtonBase)(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'flex-start',
  justifyContent: 'flex-start',
  textAlign: 'left',
  padding: theme.spacing(1, 1.5),
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  color: theme.palette.text.primary,
  '&:hover': { backgroundColor: theme.palette.action.hover },
  '&[aria-pressed="true"]': {
    borderColor: theme.palette.text.primary,
    boxShadow: `inset 0 0 0 1px ${theme.palette.text.primary}`,
    backgroundColor: theme.palette.action.selected,
  },
  '&.Mui-focusVisible': { outline: `2px solid ${theme.palette.text.primary}` },
}));

/** What to look at first: each tile counts and filters. */
export const FleetTiles = (props: {
  counts?: FleetResponse['tiles'];
  chosen: readonly FleetTile[];
  onChange: (tiles: FleetTile[]) => void;
}) => (
  <Box
    role="group"
    aria-label="What to look at first"
    sx={{
      display: 'grid',
      gap: 1.5,
      gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))',
    }}
  >
    {FLEET_TILES.map(tile => {
      const { word, meaning, tone } = TILE_FACTS[tile];
      const count = props.counts?.[tile];
      return (
        <Tile
          key={tile}
          aria-pressed={props.chosen.includes(tile)}
          onClick={() => props.onChange(toggled(props.chosen, tile))}
        >
          <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
            <Box sx={{ fontSize: 24, fontWeight: 600, lineHeight: 1.2 }}>
              {count ?? '–'}
            </Box>
            <ToneLabel tone={count ? tone : 'neutral'} sx={{ fontSize: 14 }}>
              {word}
            </ToneLabel>
          </Box>
          <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{meaning}</Box>
        </Tile>
      );
    })}
  </Box>
);
