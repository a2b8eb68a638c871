import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { alpha, styled } from '@mui/material/styles';
import type { PolicyLines as Lines } from 'backstage-plugin-aws-agents-common';
import { useState } from 'react';
import { count, linesText } from './words';

const Code = styled('pre')(({ theme }) => ({
  margin: 0,
  padding: theme.spacing(1, 0),
  overflow: 'auto',
  maxHeight: 360,
  fontSize: 12.5,
  lineHeight: 1.5,
  fontFamily: 'monospace',
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.palette.background.default,
}));

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  paddingRight: theme.spacing(1.5),
  borderLeft: '3px solid transparent',
  width: 'max-content',
  minWidth: '100%',
  boxSizing: 'border-box',
  '&[data-marked]': {
    borderLeftColor: theme.palette.warning.main,
    backgroundColor: alpha(theme.palette.warning.main, 0.16),
    fontWeight: 600,
  },
}));

const Gutter = styled('span')(({ theme }) => ({
  flex: '0 0 auto',
  width: '5.5ch',
  paddingRight: '1.5ch',
  textAlign: 'right',
  color: theme.palette.text.secondary,
  userSelect: 'none',
  fontWeight: 400,
}));

const within = (line: number, lines: Lines | null) =>
  lines !== null && line >= lines.start && line <= lines.end;

/** A policy's text with line numbers, some of them marked; at first only a part of it. */
export const PolicyLines = (props: {
  /** Accessible name. */
  label: string;
  text: string;
  /** The lines in question. */
  marked: Lines | null;
  /** The lines shown at first; all when null. */
  excerpt: Lines | null;
}) => {
  const { text, marked, excerpt } = props;
  const [whole, setWhole] = useState(excerpt === null);
  const all = text.split('\n').map((content, i) => ({ content, n: i + 1 }));
  const shown = whole ? all : all.filter(({ n }) => within(n, excerpt));
  const hidden = all.length - shown.length;
  return (
    <Box sx={{ minWidth: 0 }}>
      <Code
        // A region that scrolls must be reachable by keyboard.
        tabIndex={0}
        role="group"
        aria-label={
          marked ? `${props.label}, ${linesText(marked)} marked` : props.label
        }
      >
        {shown.map(({ content, n }) => (
          <Line key={n} data-marked={within(n, marked) || undefined}>
            <Gutter aria-hidden>
              {within(n, marked) ? '▸' : ''}
              {n}
            </Gutter>
            <span>{content}</span>
          </Line>
        ))}
      </Code>
      {hidden > 0 && (
        <Button
          size="small"
          onClick={() => setWhole(true)}
          sx={{ textTransform: 'none', mt: 0.5 }}
        >
          Show the whole policy ({count(all.length, 'line')})
        </Button>
      )}
    </Box>
  );
};
