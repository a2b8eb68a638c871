import CheckIcon from '@mui/icons-material/Check';
import CopyIcon from '@mui/icons-material/ContentCopy';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';

/** Copies a text, and says so for two seconds. */
export const CopyButton = (props: { text: string; label: string }) => {
  const { text, label } = props;
  const [result, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const Icon = copied && !result.error ? CheckIcon : CopyIcon;
  const outcome = result.error ? 'Could not copy' : 'Copied';
  return (
    <Tooltip title={copied ? outcome : label}>
      <IconButton
        size="small"
        sx={{ p: 0.25, mx: 0.25 }}
        aria-label={copied ? outcome : label}
        onClick={() => {
          copy(text);
          setCopied(true);
        }}
      >
        <Icon sx={{ fontSize: 16 }} />
      </IconButton>
    </Tooltip>
  );
};
