import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { BarChart } from '@mui/x-charts/BarChart';
import type { Delivery } from 'backstage-plugin-aws-agents-common';
import { useState } from 'react';
import {
  axisTicks,
  formatAbsolute,
  formatBytes,
  formatNumber,
  formatTick,
} from '../../format';

type Hour = Delivery['hourly'][number];

/** What the bars can stand for. */
const MEASURES = {
  bytes: {
    name: 'Bytes',
    unit: 'Bytes',
    of: ({ bytes }: Hour) => bytes,
    format: formatBytes,
  },
  objects: {
    name: 'Objects',
    unit: 'Count',
    of: ({ objects }: Hour) => objects,
    format: formatNumber,
  },
} as const;

type Measure = keyof typeof MEASURES;

const MeasureToggle = (props: {
  measure: Measure;
  onChange: (measure: Measure) => void;
}) => (
  <ToggleButtonGroup
    exclusive
    size="small"
    aria-label="What the bars show"
    value={props.measure}
    onChange={(_, chosen: Measure | null) => chosen && props.onChange(chosen)}
  >
    {(Object.keys(MEASURES) as Measure[]).map(measure => (
      <ToggleButton
        key={measure}
        value={measure}
        sx={{ py: 0, px: 1, fontSize: 12, textTransform: 'none' }}
      >
        {MEASURES[measure].name}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
);

function describe({ bytes, objects }: Hour): string {
  return `${formatBytes(bytes)} in ${formatNumber(objects)} ${
    objects === 1 ? 'object' : 'objects'
  }`;
}

/** Bytes or objects delivered in each hour of the window. */
export const HourlyChart = (props: { delivery: Delivery }) => {
  const { hourly, windowSeconds } = props.delivery;
  const [measure, setMeasure] = useState<Measure>('bytes');
  const { name, unit, of, format } = MEASURES[measure];
  const { palette } = useTheme();
  const values = hourly.map(of);
  const ticks = axisTicks(Math.max(...values), unit);
  const every = Math.max(1, Math.round(hourly.length / 6));
  return (
    <div>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          fontSize: 12,
          color: 'text.secondary',
        }}
      >
        {name} in each hour
        <MeasureToggle measure={measure} onChange={setMeasure} />
      </Box>
      <Box role="img" aria-label={`${name} by hour, ${hourly.length} hours`}>
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
              valueFormatter: (value: number) => format(value),
            },
          ]}
          series={[
            {
              data: values,
              label: 'Delivered',
              color: palette.primary.main,
              valueFormatter: (_, { dataIndex }) =>
                hourly[dataIndex] ? describe(hourly[dataIndex]) : '',
            },
          ]}
          slotProps={{ legend: { hidden: true } }}
        />
      </Box>
    </div>
  );
};
