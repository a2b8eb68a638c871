import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { LineChart } from '@mui/x-charts/LineChart';
import type { MetricSeries } from 'backstage-plugin-aws-agents-common';
import { useMemo } from 'react';
import {
  axisTicks,
  formatAbsolute,
  formatMetricValue,
  formatTick,
} from '../../format';
import { chartPoints, isLonePoint } from './chartPoints';

/** Height of a chart, in pixels. */
export const CHART_HEIGHT = 168;

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
  const spanSeconds = (toMs - fromMs) / 1000;
  const values = series.points.map(([, value]) => value);
  const ticks =
    Math.min(...values) < 0
      ? undefined
      : axisTicks(Math.max(...values), series.unit);
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
        xAxis={[
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
                : formatTick(time.getTime(), spanSeconds),
          },
        ]}
        yAxis={[
          {
            ...(ticks && { min: 0, max: ticks.at(-1), tickInterval: ticks }),
            tickLabelStyle: { fontSize: 11 },
            valueFormatter: (value: number) =>
              formatMetricValue(value, series.unit),
          },
        ]}
        series={[
          {
            id: series.id,
            data: points.map(({ value }) => value),
            label: `${series.metricName} (${series.statistic})`,
            color: theme.palette.primary.main,
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
