import Box from '@mui/material/Box';
import type { MetricSeries } from 'backstage-plugin-aws-agents-common';
import { formatMetricValue } from '../../format';
import {
  ALARM_WORDS,
  comparisonWord,
  isBandComparison,
} from '../alarms/alarmWords';
import { TimeText, ToneLabel } from '../ui';

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
          {alarm.threshold === null
            ? isBandComparison(alarm.comparison) &&
              `: ${comparisonWord(alarm.comparison)}`
            : `: ${comparisonWord(alarm.comparison)} ${formatMetricValue(
                alarm.threshold,
                unit,
              )}`}
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
