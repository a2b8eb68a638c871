import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Tooltip from '@mui/material/Tooltip';
import type { ChainHop, Failure } from 'backstage-plugin-aws-agents-common';
import { formatAbsolute, formatDuration, roleConsoleUrl } from '../../format';
import { useNow } from '../../hooks';
import {
  CopyText,
  ExpiryRing,
  isSameFailure,
  remainingLife,
  SpokenOnly,
  ToneLabel,
  type Tone,
} from '../ui';
import { HOP_NAMES, SOURCE_NAMES } from '../vocabulary';

const HOP_STATUS: Readonly<
  Record<ChainHop['status'], { word: string; tone: Tone }>
> = {
  ok: { word: 'Reached', tone: 'success' },
  failed: { word: 'Failed', tone: 'error' },
  'not-reached': { word: 'Not reached', tone: 'neutral' },
};

const HAZARDS: Readonly<
  Record<ChainHop['hazards'][number]['severity'], { word: string; tone: Tone }>
> = {
  info: { word: 'Note', tone: 'info' },
  warning: { word: 'Hazard', tone: 'warning' },
  critical: { word: 'Grave hazard', tone: 'error' },
};

const Expiry = (props: { issuedAt: string; expiresAt: string }) => {
  const now = useNow(1000);
  const { seconds } = remainingLife(props, now);
  return (
    <Tooltip title={`Expires ${formatAbsolute(props.expiresAt)}`}>
      <Box
        tabIndex={0}
        sx={{ display: 'flex', alignItems: 'center', gap: 0.75, fontSize: 13 }}
      >
        <ExpiryRing {...props} nowMs={now} size={22} />
        <span>
          {seconds > 0 ? `expires in ${formatDuration(seconds)}` : 'expired'}
        </span>
      </Box>
    </Tooltip>
  );
};

const Hazards = (props: { hazards: ChainHop['hazards'] }) => (
  <Stack spacing={0.75} sx={{ fontSize: 13 }}>
    {props.hazards.map(hazard => (
      <div key={hazard.id}>
        <ToneLabel
          tone={HAZARDS[hazard.severity].tone}
          sx={{ whiteSpace: 'normal', alignItems: 'flex-start' }}
        >
          <span>
            <SpokenOnly>{HAZARDS[hazard.severity].word}: </SpokenOnly>
            {hazard.message}
          </span>
        </ToneLabel>
        <Box sx={{ color: 'text.secondary' }}>{hazard.remedy}</Box>
      </div>
    ))}
  </Stack>
);

const HopFailure = (props: { failure: Failure; explained?: Failure }) => {
  const { failure, explained } = props;
  const isExplained = explained && isSameFailure(failure, explained);
  return (
    <Box sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>
      <Box sx={{ fontWeight: 600 }}>{failure.message}</Box>
      <Box sx={{ color: 'text.secondary' }}>
        {isExplained ? 'How to mend it stands at the top.' : failure.remedy}
      </Box>
    </Box>
  );
};

const HopTitle = (props: { hop: ChainHop }) => {
  const { word, tone } = HOP_STATUS[props.hop.status];
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        justifyContent: 'space-between',
        columnGap: 1,
        fontSize: 13,
      }}
    >
      <Box component="h3" sx={{ m: 0, fontSize: 14, fontWeight: 600 }}>
        {HOP_NAMES[props.hop.kind]}
      </Box>
      <ToneLabel tone={tone}>{word}</ToneLabel>
    </Box>
  );
};

const HopIdentity = (props: { hop: ChainHop }) => {
  const { kind, arn, accountId, source, how } = props.hop;
  return (
    <>
      <Box sx={{ fontSize: 13, minWidth: 0 }}>
        {arn ? (
          <CopyText
            text={arn}
            what={`ARN of the ${HOP_NAMES[kind].toLowerCase()}`}
            consoleUrl={roleConsoleUrl(arn)}
          />
        ) : (
          'Nobody knows which'
        )}
      </Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        {accountId ? `Account ${accountId}` : 'Account not known'}
        {kind === 'portal-identity' &&
          ` · from ${source ? SOURCE_NAMES[source] : how}`}
      </Box>
    </>
  );
};

/** One identity on the way to the monitoring role. */
export const HopBox = (props: { hop: ChainHop; explained?: Failure }) => {
  const { hop, explained } = props;
  return (
    <Stack
      spacing={0.75}
      sx={{
        flex: '1 1 0',
        minWidth: 0,
        p: 1.5,
        border: 1,
        borderRadius: 1,
        borderColor: hop.status === 'failed' ? 'error.main' : 'divider',
        borderStyle: hop.status === 'not-reached' ? 'dashed' : 'solid',
      }}
    >
      <HopTitle hop={hop} />
      <HopIdentity hop={hop} />
      {hop.expiresAt && hop.issuedAt ? (
        <Expiry issuedAt={hop.issuedAt} expiresAt={hop.expiresAt} />
      ) : (
        hop.status === 'ok' && (
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
            Does not expire
          </Box>
        )
      )}
      {hop.failure && (
        <HopFailure failure={hop.failure} explained={explained} />
      )}
      {hop.hazards.length > 0 && <Hazards hazards={hop.hazards} />}
    </Stack>
  );
};
