import Box from '@mui/material/Box';
import type {
  MetricSeries,
  SeriesAlarm,
} from 'backstage-plugin-aws-agents-common';
import { formatMetricValue } from '../../format';
import {
  ALARM_WORDS,
  comparisonWord,
  isBandComparison,
} from '../alarms/alarmWords';
import { TimeText, ToneLabel } from '../ui';

/** When the alarm goes off, as far as it can be told of this line. */
function limitOf(
  { threshold, comparison }: SeriesAlarm,
  unit: string | null,
): string {
  if (threshold !== null) {
    return `: ${comparisonWord(comparison)} ${formatMetricValue(
      threshold,
      unit,
    )}`;
  }
  return isBandComparison(comparison)
    ? `: ${comparisonWord(comparison)}`
    : ' on another statistic, period or expression';
}

/** The alarms that watch a metric: state, name, threshold, since when. */
export const AlarmLabels = (props: { series: MetricSeries }) => {
  const { alarms, unit } = props.series;
  if (alarms.length === 0) {
    return null;
  }
  return (
    <Box
      component="ul"
      aria-label="Alarms"
      sx={{ m: 0, mt: 0.5, p: 0, listStyle: 'none', fontSize: 12 }}
    >
      {alarms.map(alarm => (
        <Box component="li" key={alarm.name} sx={{ overflowWrap: 'anywhere' }}>
          <ToneLabel
            tone={ALARM_WORDS[alarm.state].tone}
            sx={{ verticalAlign: 'text-bottom' }}
          >
            {ALARM_WORDS[alarm.state].word}
          </ToneLabel>{' '}
          {alarm.name}
          {limitOf(alarm, unit)}
          {alarm.since && (
            <>
              , since <TimeText time={alarm.since} />
            </>
          )}
        </Box>
      ))}
    </Box>
  );
};
