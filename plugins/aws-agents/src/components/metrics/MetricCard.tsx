import BlockIcon from '@mui/icons-material/Block';
import ErrorOutlineIcon from '@mui/icons-material/ErrorOutline';
import TimelineIcon from '@mui/icons-material/Timeline';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import type { Failure, MetricSeries } from 'backstage-plugin-aws-agents-common';
import { Fragment, type ReactNode } from 'react';
import { describeUnit, formatDuration, formatMetricValue } from '../../format';
import { isSameFailure, TimeText, ToneLabel } from '../ui';
import { AlarmLabels } from './AlarmLabels';
import { BandNote } from './BandNote';
import { CHART_HEIGHT, MetricChart } from './MetricChart';

interface MetricCardProps {
  series: MetricSeries;
  /** Ends of the time axis, in epoch milliseconds. */
  fromMs: number;
  toMs: number;
  /** Failures that are explained elsewhere on the page already. */
  explained: Failure[];
}

const Frame = (props: { children: ReactNode; label?: string }) => (
  <Box
    component="figure"
    aria-label={props.label}
    sx={{
      m: 0,
      p: 1.5,
      border: 1,
      borderColor: 'divider',
      borderRadius: 1,
      minWidth: 0,
    }}
  >
    {props.children}
  </Box>
);

/** What stands where a line cannot. */
const NoLine = (props: {
  icon: ReactNode;
  title: string;
  children: ReactNode;
}) => (
  <Box
    sx={{
      height: CHART_HEIGHT,
      overflow: 'auto',
      display: 'flex',
      gap: 1.5,
      alignItems: 'flex-start',
      p: 1.5,
      borderRadius: 1,
      bgcolor: 'action.hover',
      fontSize: 13,
    }}
  >
    <Box aria-hidden sx={{ color: 'text.secondary', lineHeight: 0 }}>
      {props.icon}
    </Box>
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Box sx={{ fontWeight: 600 }}>{props.title}</Box>
      {props.children}
    </Box>
  </Box>
);

const Explained = (props: { series: MetricSeries; explained: Failure[] }) => {
  const { failure } = props.series;
  if (failure && props.explained.some(one => isSameFailure(one, failure))) {
    return <div>The reason stands above.</div>;
  }
  return failure ? (
    <>
      <div>{failure.cause}</div>
      <Box sx={{ color: 'text.secondary' }}>{failure.remedy}</Box>
    </>
  ) : (
    <div>CloudWatch gave no reason.</div>
  );
};

const Plot = (props: MetricCardProps) => {
  const { series, explained } = props;
  if (series.points.length > 0) {
    return <MetricChart {...props} />;
  }
  switch (series.status) {
    case 'forbidden':
      return (
        <NoLine icon={<BlockIcon />} title="Not allowed to read this metric">
          <Explained series={series} explained={explained} />
        </NoLine>
      );
    case 'error':
      return (
        <NoLine icon={<ErrorOutlineIcon />} title="Could not be read">
          <Explained series={series} explained={explained} />
        </NoLine>
      );
    default:
      return (
        <NoLine icon={<TimelineIcon />} title="No data points in this range">
          CloudWatch knows of no value of this metric here. A metric without
          traffic often has none; that is not the same as zero.
        </NoLine>
      );
  }
};

/** A name that breaks between its words where there is no room. */
const MetricName = (props: { name: string }) => (
  <>
    {props.name
      .split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[_./-])/)
      .map((word, index) => (
        <Fragment key={`${word} ${index}`}>
          {index > 0 && <wbr />}
          {word}
        </Fragment>
      ))}
  </>
);

const LastValue = (props: { series: MetricSeries }) => {
  const last = props.series.points.at(-1);
  if (!last) {
    return null;
  }
  return (
    <Box sx={{ textAlign: 'right', whiteSpace: 'nowrap' }}>
      <Box sx={{ fontSize: 16, fontWeight: 600 }}>
        {formatMetricValue(last[1], props.series.unit)}
      </Box>
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
        <TimeText time={new Date(last[0]).toISOString()} />
      </Box>
    </Box>
  );
};

const WARNINGS: Partial<Record<MetricSeries['status'], string>> = {
  partial: 'Partial: CloudWatch returned only some of the points',
  forbidden: 'Old points: reading this metric is not allowed now',
  error: 'Old points: this metric could not be read now',
};

/** One metric: its line, its unit, its last value. */
export const MetricCard = (props: MetricCardProps) => {
  const { series } = props;
  const warning = series.points.length > 0 && WARNINGS[series.status];
  return (
    <Frame label={series.metricName}>
      <Box
        component="figcaption"
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          gap: 1.5,
          minHeight: 44,
          mb: 0.5,
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Box sx={{ fontSize: 14, fontWeight: 600, overflowWrap: 'anywhere' }}>
            <MetricName name={series.metricName} />
          </Box>
          <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
            {series.expression ? (
              <code>{series.expression}</code>
            ) : (
              series.statistic
            )}{' '}
            per {formatDuration(series.periodSeconds)} ·{' '}
            {describeUnit(series.unit)}
          </Box>
        </Box>
        <LastValue series={series} />
      </Box>
      <Plot {...props} />
      {warning && (
        <ToneLabel tone="warning" sx={{ fontSize: 12, whiteSpace: 'normal' }}>
          {warning}
        </ToneLabel>
      )}
      <BandNote series={series} />
      <AlarmLabels series={series} />
    </Frame>
  );
};

/** The place of a chart that is not there yet. */
export const MetricCardSkeleton = () => (
  <Frame>
    <Skeleton variant="text" width="55%" />
    <Skeleton variant="text" width="35%" />
    <Skeleton variant="rounded" height={CHART_HEIGHT} sx={{ mt: 0.5 }} />
  </Frame>
);
