import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { alpha, styled } from '@mui/material/styles';
import type { DiffLine } from 'backstage-plugin-aws-agents-common';
import { useState } from 'react';
import { countChanges, foldDiff, type DiffPiece } from './foldDiff';
import { count } from './words';

const Code = styled('pre')(({ theme }) => ({
  margin: 0,
  padding: theme.spacing(0.5, 0),
  overflow: 'auto',
  maxHeight: 480,
  fontSize: 12.5,
  lineHeight: 1.5,
  fontFamily: 'monospace',
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.palette.background.default,
}));

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  width: 'max-content',
  minWidth: '100%',
  paddingRight: theme.spacing(1.5),
  boxSizing: 'border-box',
  '& ins, & del': { textDecoration: 'none' },
  '&[data-kind="added"]': {
    backgroundColor: alpha(theme.palette.success.main, 0.16),
  },
  '&[data-kind="removed"]': {
    backgroundColor: alpha(theme.palette.error.main, 0.14),
  },
}));

const Gutter = styled('span')(({ theme }) => ({
  flex: '0 0 auto',
  width: '4.5ch',
  paddingRight: '1ch',
  textAlign: 'right',
  color: theme.palette.text.secondary,
  userSelect: 'none',
}));

const SIGNS = { same: ' ', added: '+', removed: '-' } as const;
const ELEMENTS = { same: 'span', added: 'ins', removed: 'del' } as const;

const ChangedLine = (props: { line: DiffLine }) => {
  const { kind, text, before, after } = props.line;
  const Element = ELEMENTS[kind];
  return (
    <Line data-kind={kind}>
      <Gutter aria-hidden>{before ?? ''}</Gutter>
      <Gutter aria-hidden>{after ?? ''}</Gutter>
      <Element>
        {SIGNS[kind]} {text}
      </Element>
    </Line>
  );
};

const Piece = (props: { piece: DiffPiece }) => {
  const { kind, lines } = props.piece;
  const [open, setOpen] = useState(kind === 'lines');
  if (open) {
    return (
      <>
        {lines.map((line, i) => (
          <ChangedLine key={i} line={line} />
        ))}
      </>
    );
  }
  return (
    <ButtonBase
      onClick={() => setOpen(true)}
      sx={{
        width: '100%',
        justifyContent: 'flex-start',
        font: 'inherit',
        color: 'text.secondary',
        px: 1.5,
        '&:hover': { bgcolor: 'action.hover' },
        '&:focus-visible': { outline: 2, outlineColor: 'primary.main' },
      }}
    >
      … {count(lines.length, 'line')} that stay the same
    </ButtonBase>
  );
};

/** Today's policy against the new one, line by line, with signs. */
export const PolicyDiff = (props: { label: string; diff: DiffLine[] }) => {
  const { added, removed } = countChanges(props.diff);
  if (added + removed === 0) {
    return <Box sx={{ fontSize: 14 }}>Nothing changes.</Box>;
  }
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 0.5 }}>
        {count(removed, 'line')} removed (-), {count(added, 'line')} added (+)
      </Box>
      <Code
        // A region that scrolls must be reachable by keyboard.
        tabIndex={0}
        role="group"
        aria-label={props.label}
      >
        {foldDiff(props.diff).map((piece, i) => (
          <Piece key={i} piece={piece} />
        ))}
      </Code>
    </Box>
  );
};
