import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import {
  FIX_FLAVOURS,
  type FixFile,
  type FixFlavour,
} from 'backstage-plugin-aws-agents-common';
import { useId } from 'react';
import { CodeBlock, LinesSkeleton } from '../ui';
import { DownloadButton } from './DownloadButton';

const FLAVOUR_NAMES: Readonly<Record<FixFlavour, string>> = {
  json: 'JSON',
  terraform: 'Terraform',
  cloudformation: 'CloudFormation',
  cdk: 'CDK',
};

/** The fixed policies as files, in the form that is chosen. */
export const FixFiles = (props: {
  flavour: FixFlavour;
  onFlavour: (flavour: FixFlavour) => void;
  /** Undefined: not in this form yet. */
  files: FixFile[] | undefined;
  loading: boolean;
}) => {
  const { flavour, onFlavour, files, loading } = props;
  const id = useId();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Tabs
        value={flavour}
        onChange={(_, value: FixFlavour) => onFlavour(value)}
        aria-label="Form of the fixed policies"
        variant="scrollable"
        scrollButtons={false}
        sx={{ minHeight: 36, mb: 1 }}
      >
        {FIX_FLAVOURS.map(one => (
          <Tab
            key={one}
            value={one}
            label={FLAVOUR_NAMES[one]}
            id={`${id}-${one}`}
            aria-controls={`${id}-panel`}
            sx={{
              minHeight: 36,
              minWidth: 0,
              px: 1.5,
              py: 0.5,
              textTransform: 'none',
            }}
          />
        ))}
      </Tabs>
      <Stack
        spacing={1.5}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${flavour}`}
        aria-busy={loading}
      >
        {!files && loading && <LinesSkeleton lines={8} />}
        {files?.map(file => (
          <div key={file.name}>
            <CodeBlock
              title={`${file.title}: ${file.name}`}
              text={file.text}
              maxHeight={420}
            />
            <DownloadButton name={file.name} text={file.text} />
          </div>
        ))}
      </Stack>
    </Box>
  );
};
