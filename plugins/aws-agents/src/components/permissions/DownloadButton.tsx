import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';

/** Hands a text over as a file, without asking the backend again. */
function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Downloads a text under a name. */
export const DownloadButton = (props: { name: string; text: string }) => (
  <Button
    size="small"
    startIcon={<DownloadIcon />}
    onClick={() => download(props.name, props.text)}
    sx={{ textTransform: 'none' }}
  >
    Download {props.name}
  </Button>
);
