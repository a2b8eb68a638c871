import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { LineChart, type LineChartProps } from '@mui/x-charts/LineChart';
import type { MetricSeries } from 'backstage-plugin-aws-agents-common';
import { useMemo } from 'react';
import {
  axisTicks,
  formatAbsolute,
  formatMetricValue,
  formatTick,
} from '../../format';
import { chartPoints, isLonePoint, type ChartPoint } from './chartPoints';

/** Height of a chart, in pixels. */
export const CHART_HEIGHT = 168;

/** What MUI X wants to know of the two axes. */
function axesOf(
  series: MetricSeries,
  points: ChartPoint[],
  fromMs: number,
  toMs: number,
): Pick<LineChartProps, 'xAxis' | 'yAxis'> {
  const values = series.points.map(([, value]) => value);
  const ticks =
    Math.min(...values) < 0
      ? undefined
      : axisTicks(Math.max(...values), series.unit);
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

/** The line of one series over the whole range, with gaps where data is missing. */
export const MetricChart = (props: {
  series: MetricSeries;
  /** Epoch milliseconds. */
  fromMs: number;
  toMs: number;
}) => {
  const { series, fromMs, toMs } = props;
  const { palette } = useTheme();
  const points = useMemo(() => chartPoints(series), [series]);
  return (
    <Box
      role="img"
      aria-label={`${series.metricName}, ${series.statistic}, ${series.points.length} points`}
    >
      <LineChart
        height={CHART_HEIGHT}
        margin={{ top: 8, right: 12, bottom: 22, left: 62 }}
        skipAnimation
        grid={{ horizontal: true }}
        {...axesOf(series, points, fromMs, toMs)}
        series={[
          {
            id: series.id,
            data: points.map(({ value }) => value),
            label: `${series.metricName} (${series.statistic})`,
            color: palette.primary.main,
            curve: 'linear',
            connectNulls: false,
            showMark: ({ index }) => isLonePoint(points, index),
            valueFormatter: value =>
              value === null
                ? 'no data'
                : formatMetricValue(value, series.unit),
          },
        ]}
        slotProps={{ legend: { hidden: true } }}
      />
    </Box>
  );
};
