import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { Failure } from 'backstage-plugin-aws-agents-common';
import { CodeBlock } from './CodeBlock';
import { Disclosure } from './Disclosure';
import { Facts, type Fact } from './Facts';
import { TimeText } from './TimeText';

const Step = (props: { label: string; text: string }) => (
  <Box sx={{ flex: 1, minWidth: 220 }}>
    <Typography
      component="h3"
      sx={{ fontSize: 12, fontWeight: 600, color: 'text.secondary', m: 0 }}
    >
      {props.label}
    </Typography>
    <Typography sx={{ fontSize: 14, overflowWrap: 'anywhere' }}>
      {props.text}
    </Typography>
  </Box>
);

function callFacts(failure: Failure): Fact[] {
  const { call } = failure;
  return [
    { label: 'AWS said', value: failure.awsMessage },
    { label: 'Call', value: call && `${call.service} ${call.operation}` },
    { label: 'Error code', value: call?.errorCode },
    { label: 'HTTP status', value: call?.httpStatus },
    { label: 'Account', value: call?.accountId },
    { label: 'Region', value: call?.region },
    { label: 'Role', value: call?.roleArn },
    { label: 'Request id', value: call?.requestId },
    { label: 'When', value: <TimeText time={failure.at} /> },
    {
      label: 'Retry',
      value: failure.retryable
        ? 'may help without anybody changing anything'
        : 'will not help until something is changed',
    },
  ];
}

/** Why something failed, what to do, and what to paste. */
export const FailurePanel = (props: {
  failure: Failure;
  /** Text that stands above already and need not be said again. */
  under?: string;
}) => {
  const { failure, under } = props;
  return (
    <Stack
      spacing={1.5}
      sx={{ borderLeft: 3, borderColor: 'error.main', pl: 2, minWidth: 0 }}
    >
      {failure.message !== under && (
        <Typography sx={{ fontSize: 14, fontWeight: 600 }}>
          {failure.message}
        </Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1 }}>
        <Step label="Cause" text={failure.cause} />
        <Step label="Remedy" text={failure.remedy} />
      </Box>
      {failure.snippet && (
        <CodeBlock
          title={failure.snippet.title}
          text={failure.snippet.text}
          maxHeight={380}
        />
      )}
      <Disclosure
        summary={failure.call ? 'Details of the failed call' : 'Details'}
      >
        <Facts facts={callFacts(failure)} />
      </Disclosure>
    </Stack>
  );
};
