import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { CopyButton } from './CopyButton';

const Code = styled('pre')(({ theme }) => ({
  margin: 0,
  padding: theme.spacing(1.5),
  overflow: 'auto',
  fontSize: 12.5,
  lineHeight: 1.5,
  fontFamily: 'monospace',
}));

/** A text to read or to paste elsewhere, with a button that copies it. */
export const CodeBlock = (props: {
  title: string;
  text: string;
  /** Height in pixels above which it scrolls. */
  maxHeight?: number;
}) => (
  <Box
    sx={{
      border: 1,
      borderColor: 'divider',
      borderRadius: 1,
      bgcolor: 'background.default',
      minWidth: 0,
    }}
  >
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'space-between',
        pl: 1.5,
        pr: 0.5,
        py: 0.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Typography variant="caption" color="text.secondary">
        {props.title}
      </Typography>
      <CopyButton text={props.text} label={`Copy: ${props.title}`} />
    </Box>
    <Code
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={props.title}
      sx={{ maxHeight: props.maxHeight ?? 360 }}
    >
      {props.text}
    </Code>
  </Box>
);
