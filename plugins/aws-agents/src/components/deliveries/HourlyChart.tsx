import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { BarChart } from '@mui/x-charts/BarChart';
import type { Delivery } from 'backstage-plugin-aws-agents-common';
import {
  axisTicks,
  formatAbsolute,
  formatBytes,
  formatTick,
} from '../../format';

/** Bytes delivered in each hour of the window. */
export const HourlyChart = (props: { delivery: Delivery }) => {
  const { hourly, windowSeconds } = props.delivery;
  const { palette } = useTheme();
  const sizes = hourly.map(({ bytes }) => bytes);
  const ticks = axisTicks(Math.max(...sizes), 'Bytes');
  const every = Math.max(1, Math.round(hourly.length / 6));
  return (
    <Box role="img" aria-label={`Bytes by hour, ${hourly.length} hours`}>
      <BarChart
        height={108}
        margin={{ top: 8, right: 8, bottom: 20, left: 62 }}
        skipAnimation
        xAxis={[
          {
            scaleType: 'band',
            data: hourly.map(({ hour }) => hour),
            tickInterval: (_, index) => index % every === 0,
            tickLabelStyle: { fontSize: 11 },
            valueFormatter: (hour: string, context) =>
              context.location === 'tooltip'
                ? `Hour from ${formatAbsolute(hour)}`
                : formatTick(Date.parse(hour), windowSeconds),
          },
        ]}
        yAxis={[
          {
            min: 0,
            max: ticks.at(-1),
            tickInterval: ticks,
            tickLabelStyle: { fontSize: 11 },
            valueFormatter: (bytes: number) => formatBytes(bytes),
          },
        ]}
        series={[
          {
            data: sizes,
            label: 'Delivered',
            color: palette.primary.main,
            valueFormatter: (bytes, { dataIndex }) =>
              `${formatBytes(bytes ?? 0)} in ${
                hourly[dataIndex]?.objects ?? 0
              } objects`,
          },
        ]}
        slotProps={{ legend: { hidden: true } }}
      />
    </Box>
  );
};
