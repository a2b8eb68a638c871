import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { Delivery, Failure } from 'backstage-plugin-aws-agents-common';
import {
  bucketConsoleUrl,
  formatBytes,
  formatDuration,
  formatHours,
  formatNumber,
} from '../../format';
import { useNow } from '../../hooks';
import {
  CopyText,
  Disclosure,
  Facts,
  FailurePanel,
  StatusLabel,
  TimeText,
  ToneLabel,
} from '../ui';
import { deliveryFacts } from './deliveryFacts';
import { HourlyChart } from './HourlyChart';

const Figure = (props: { value: string; label: string }) => (
  <div>
    <Box sx={{ fontSize: 18, fontWeight: 600 }}>{props.value}</Box>
    <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{props.label}</Box>
  </div>
);

/** With a digit behind the point where the number is small. */
function formatRate(perHour: number): string {
  return formatNumber(
    perHour < 10 ? Math.round(perHour * 10) / 10 : Math.round(perHour),
  );
}

const Figures = (props: { delivery: Delivery }) => {
  const { objects, bytes, windowSeconds, truncated } = props.delivery;
  const window = `in the last ${formatHours(windowSeconds)}`;
  const atLeast = truncated ? 'at least ' : '';
  const perHour = (count: number) => (count * 3600) / windowSeconds;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1 }}>
      <Figure
        value={objects === null ? 'unknown' : atLeast + formatNumber(objects)}
        label={`${objects === 1 ? 'object' : 'objects'} ${window}`}
      />
      <Figure
        value={bytes === null ? 'unknown' : atLeast + formatBytes(bytes)}
        label={`delivered ${window}`}
      />
      {objects !== null && bytes !== null && objects > 0 && (
        <Figure
          value={`${formatRate(perHour(objects))}/h · ${formatBytes(
            perHour(bytes),
          )}/h`}
          label="objects and bytes, on average"
        />
      )}
    </Box>
  );
};

const Newest = (props: { delivery: Delivery }) => {
  const { newest, objects, windowSeconds } = props.delivery;
  if (!newest) {
    return objects === null ? (
      <>unknown: the location could not be listed</>
    ) : (
      <>none in the last {formatHours(windowSeconds)}</>
    );
  }
  return (
    <>
      <TimeText time={newest.at} />, {formatBytes(newest.bytes)}
      <Box sx={{ fontSize: 12, overflowWrap: 'anywhere' }}>
        <code>{newest.key}</code>
      </Box>
    </>
  );
};

/** Of what was learned seconds tell nothing. */
function describeCadence({
  everySeconds,
  source,
}: NonNullable<Delivery['cadence']>): string {
  return source === 'annotation'
    ? `every ${formatDuration(everySeconds)} (as annotated)`
    : `about every ${formatDuration(
        everySeconds < 60 ? everySeconds : Math.round(everySeconds / 60) * 60,
      )} (learned from the last day)`;
}

const Cadence = (props: { delivery: Delivery }) => {
  const { cadence } = props.delivery;
  const now = useNow(60_000);
  if (!cadence) {
    return <>not known: too little has arrived to tell</>;
  }
  const isOverdue = Date.parse(cadence.overdueAt) < now;
  return (
    <>
      {describeCadence(cadence)}; {isOverdue ? 'silent since ' : 'silent from '}
      <TimeText time={cadence.overdueAt} />
      {isOverdue ? '' : ' if nothing arrives'}
    </>
  );
};

const Failures = (props: { failures: Failure[] }) => (
  <>
    {props.failures.map((failure, index) => (
      <Disclosure
        key={`${failure.code} ${index}`}
        summary={failure.message}
        defaultOpen={props.failures.length === 1}
      >
        <FailurePanel failure={failure} />
      </Disclosure>
    ))}
  </>
);

/** What arrives, and beside it, where there is room, how it is kept. */
const DeliveryFacts = (props: { delivery: Delivery }) => (
  <Box
    sx={{
      display: 'grid',
      columnGap: 4,
      rowGap: 0.75,
      alignItems: 'start',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
    }}
  >
    <Facts
      facts={[
        { label: 'Newest object', value: <Newest delivery={props.delivery} /> },
        { label: 'Expected', value: <Cadence delivery={props.delivery} /> },
        { label: 'Bucket region', value: props.delivery.region ?? 'not known' },
      ]}
    />
    <Facts
      facts={deliveryFacts(props.delivery).map(({ label, word, tone }) => ({
        label,
        value: (
          <ToneLabel tone={tone} sx={{ fontWeight: 400, whiteSpace: 'normal' }}>
            {word}
          </ToneLabel>
        ),
      }))}
    />
  </Box>
);

/** What arrived at one S3 location, and how it is protected there. */
export const DeliveryCard = (props: {
  delivery: Delivery;
  partition: string;
}) => {
  const { delivery } = props;
  return (
    <Stack
      component="article"
      aria-label={delivery.uri}
      spacing={1.25}
      sx={{
        p: 1.5,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        minWidth: 0,
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        <Box sx={{ fontSize: 14, flexGrow: 1, minWidth: 0 }}>
          <CopyText
            text={delivery.uri}
            what="S3 location"
            consoleUrl={bucketConsoleUrl(
              props.partition,
              delivery.bucket,
              delivery.prefix,
            )}
          />
        </Box>
        <StatusLabel status={delivery.status} sx={{ fontSize: 14 }} />
      </Box>
      <Typography sx={{ fontSize: 14 }}>{delivery.reason}</Typography>
      <Failures failures={delivery.failures} />
      <Figures delivery={delivery} />
      {delivery.hourly.some(({ objects }) => objects > 0) && (
        <HourlyChart delivery={delivery} />
      )}
      <DeliveryFacts delivery={delivery} />
    </Stack>
  );
};
