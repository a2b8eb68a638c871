import OpenInNewIcon from '@mui/icons-material/OpenInNew';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { CopyButton } from './CopyButton';

/** An identifier that is copied rather than read, with a way to the console. */
export const CopyText = (props: {
  text: string;
  /** What it is, for the button: `role ARN`. */
  what: string;
  consoleUrl?: string;
}) => (
  <Box
    component="span"
    sx={{ display: 'inline-flex', alignItems: 'center', maxWidth: '100%' }}
  >
    <Box
      component="span"
      sx={{
        fontFamily: 'monospace',
        fontSize: '0.9em',
        overflowWrap: 'anywhere',
      }}
    >
      {props.text}
    </Box>
    <CopyButton text={props.text} label={`Copy ${props.what}`} />
    {props.consoleUrl && (
      <Tooltip title="Open in the AWS console">
        <IconButton
          size="small"
          sx={{ p: 0.25 }}
          component="a"
          href={props.consoleUrl}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={`Open ${props.what} in the AWS console, in a new tab`}
        >
          <OpenInNewIcon sx={{ fontSize: 16 }} />
        </IconButton>
      </Tooltip>
    )}
  </Box>
);
