import { styled } from '@mui/material/styles';

/** Gives everything inside the theme's text, and lets long identifiers break. */
export const Surface = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  color: theme.palette.text.primary,
  overflowWrap: 'anywhere',
}));
