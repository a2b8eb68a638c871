import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { ChartsReferenceLine } from '@mui/x-charts/ChartsReferenceLine';
import { LineChart, type LineChartProps } from '@mui/x-charts/LineChart';
import type { MetricSeries } from 'backstage-plugin-aws-agents-common';
import { useMemo } from 'react';
import {
  axisTicks,
  formatAbsolute,
  formatMetricValue,
  formatTick,
} from '../../format';
import { ALARM_WORDS } from '../alarms/alarmWords';
import { toneColor } from '../ui';
import { BandArea } from './BandArea';
import { chartPoints, isLonePoint, type ChartPoint } from './chartPoints';
import { describeBand, expectedAt } from './expectedBand';
import { chartThresholds, type ChartThresholds } from './thresholds';

/** Height of a chart, in pixels. */
export const CHART_HEIGHT = 168;

/** What MUI X wants to know of the two axes. */
function axesOf(
  series: MetricSeries,
  points: ChartPoint[],
  { min, max }: ChartThresholds,
  fromMs: number,
  toMs: number,
): Pick<LineChartProps, 'xAxis' | 'yAxis'> {
  const ticks = min < 0 ? undefined : axisTicks(max, series.unit);
  return {
    xAxis: [
      {
        scaleType: 'time',
        data: points.map(({ time }) => time),
        min: new Date(fromMs),
        max: new Date(toMs),
        tickNumber: 5,
        tickLabelStyle: { fontSize: 11 },
        valueFormatter: (time: Date, context) =>
          context.location === 'tooltip'
            ? formatAbsolute(time.getTime())
            : formatTick(time.getTime(), (toMs - fromMs) / 1000),
      },
    ],
    yAxis: [
      {
        ...(ticks && { min: 0, max: ticks.at(-1), tickInterval: ticks }),
        tickLabelStyle: { fontSize: 11 },
        valueFormatter: (value: number) =>
          formatMetricValue(value, series.unit),
      },
    ],
  };
}

function withExpected(value: string, range: string | undefined): string {
  return range ? `${value} (expected ${range})` : value;
}

/** The line of one series over the whole range, with gaps where data is missing. */
export const MetricChart = (props: {
  series: MetricSeries;
  /** Epoch milliseconds. */
  fromMs: number;
  toMs: number;
}) => {
  const { series, fromMs, toMs } = props;
  const theme = useTheme();
  const points = useMemo(() => chartPoints(series), [series]);
  const thresholds = useMemo(() => chartThresholds(series), [series]);
  const expected = useMemo(() => expectedAt(series), [series]);
  return (
    <Box
      role="img"
      aria-label={`${series.metricName}, ${series.statistic}, ${
        series.points.length
      } points${describeBand(series)}${thresholds.drawn
        .map(({ name }) => `, threshold of ${name}`)
        .join('')}`}
    >
      <LineChart
        height={CHART_HEIGHT}
        margin={{ top: 8, right: 12, bottom: 22, left: 62 }}
        skipAnimation
        grid={{ horizontal: true }}
        {...axesOf(series, points, thresholds, fromMs, toMs)}
        series={[
          {
            id: series.id,
            data: points.map(({ value }) => value),
            label: `${series.metricName} (${series.statistic})`,
            color: theme.palette.primary.main,
            curve: 'linear',
            connectNulls: false,
            showMark: ({ index }) => isLonePoint(points, index),
            valueFormatter: (value, { dataIndex }) =>
              value === null
                ? 'no data'
                : withExpected(
                    formatMetricValue(value, series.unit),
                    expected(points[dataIndex]?.time.getTime()),
                  ),
          },
        ]}
        slotProps={{ legend: { hidden: true } }}
      >
        {series.band && <BandArea series={series} />}
        {thresholds.drawn.map(alarm => (
          <ChartsReferenceLine
            key={alarm.name}
            y={alarm.threshold}
            label={alarm.state === 'ALARM' ? `▲ ${alarm.name}` : alarm.name}
            labelAlign="start"
            labelStyle={{ fontSize: 10, fill: theme.palette.text.secondary }}
            lineStyle={{
              stroke: toneColor(ALARM_WORDS[alarm.state].tone)(theme),
              strokeDasharray: '5 3',
            }}
          />
        ))}
      </LineChart>
    </Box>
  );
};
