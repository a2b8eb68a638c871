import { useApi } from '@backstage/core-plugin-api';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type {
  ChainStep,
  CredentialChainResponse,
} from 'backstage-plugin-aws-agents-common';
import { useCallback } from 'react';
import { awsAgentsApiRef } from '../../api';
import { useResource } from '../../hooks';
import {
  LinesSkeleton,
  ResourceView,
  SimpleTable,
  TimeText,
  ToneLabel,
  type Column,
  type Tone,
} from '../ui';
import { SOURCE_NAMES } from '../vocabulary';

const OUTCOMES: Readonly<
  Record<ChainStep['outcome'], { word: string; tone: Tone }>
> = {
  used: { word: 'Used', tone: 'success' },
  skipped: { word: 'Skipped', tone: 'neutral' },
  failed: { word: 'Failed', tone: 'error' },
  'not-reached': { word: 'Not reached', tone: 'neutral' },
};

const Graded = (props: { level: string; reason: string }) => (
  <>
    <Box component="span" sx={{ fontWeight: 600 }}>
      {props.level}
    </Box>
    <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{props.reason}</Box>
  </>
);

const COLUMNS: Column<ChainStep>[] = [
  { title: 'Source', cell: step => SOURCE_NAMES[step.source], width: '17%' },
  {
    title: 'Outcome',
    noWrap: true,
    cell: ({ outcome }) => (
      <ToneLabel tone={OUTCOMES[outcome].tone}>
        {OUTCOMES[outcome].word}
      </ToneLabel>
    ),
  },
  { title: 'Why', cell: step => step.reason, width: '27%' },
  { title: 'Security', cell: step => <Graded {...step.security} /> },
  { title: 'Upkeep', cell: step => <Graded {...step.overhead} /> },
];

const Explanation = (props: { chain: CredentialChainResponse }) => (
  <Stack spacing={1} sx={{ fontSize: 14 }}>
    <div>
      {props.chain.summary}{' '}
      <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>
        Walked <TimeText time={props.chain.at} />, in the order in which the AWS
        SDK asks.
      </Box>
    </div>
    <SimpleTable
      label="Credential sources in the order in which they are asked"
      columns={COLUMNS}
      rows={props.chain.steps}
      rowKey={step => step.source}
      minWidth={640}
    />
  </Stack>
);

/** The credential chain of the portal, source by source, with its verdicts. */
export const WhyThisIdentity = () => {
  const api = useApi(awsAgentsApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.getCredentialChain({ signal }),
    [api],
  );
  const chain = useResource('credential-chain', load);
  return (
    <ResourceView
      resource={chain}
      what="the credential chain"
      skeleton={<LinesSkeleton lines={5} />}
    >
      {value => <Explanation chain={value} />}
    </ResourceView>
  );
};
