import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type {
  ExpectedBand,
  MetricSeries,
} from 'backstage-plugin-aws-agents-common';
import type { ReactNode } from 'react';
import { formatNumber } from '../../format';
import { ToneLabel } from '../ui';
import { BAND_OPACITY } from './BandArea';
import { lastExpected, timeOutside } from './expectedBand';

/** What stands where there is no band, or an old one. */
const NOTES: Partial<Record<ExpectedBand['status'], string>> = {
  'no-data': 'The anomaly detector expects nothing in this range.',
  partial: 'CloudWatch returned only some of the expected band.',
  forbidden: 'The expected band may not be read.',
  error: 'The expected band could not be read now.',
};

const Swatch = () => {
  const theme = useTheme();
  return (
    <Box
      component="svg"
      aria-hidden
      width={16}
      height={10}
      sx={{ mr: 0.75, verticalAlign: '-1px' }}
    >
      <rect
        x={0.5}
        y={0.5}
        width={15}
        height={9}
        fill={theme.palette.text.primary}
        fillOpacity={BAND_OPACITY}
        stroke={theme.palette.text.secondary}
        strokeOpacity={0.6}
      />
    </Box>
  );
};

const Line = (props: { children: ReactNode }) => (
  <Box sx={{ mt: 0.5, fontSize: 12, overflowWrap: 'anywhere' }}>
    {props.children}
  </Box>
);

const Legend = (props: { series: MetricSeries; band: ExpectedBand }) => {
  const { series, band } = props;
  const now = lastExpected(series);
  const outside = timeOutside(series);
  return (
    <Line>
      <Swatch />
      Expected{now && ` ${now.range}`}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {' '}
        · anomaly detection, ±{formatNumber(band.deviations)} standard
        deviations
        {outside && ` · ${outside} outside in this range`}
      </Box>
      {now?.outside && (
        <div>
          <ToneLabel tone="warning" sx={{ whiteSpace: 'normal' }}>
            The last value is {now.outside} the expected band
          </ToneLabel>
        </div>
      )}
    </Line>
  );
};

/** The legend of the expected band, or why there is none. */
export const BandNote = (props: { series: MetricSeries }) => {
  const { band } = props.series;
  if (!band || props.series.points.length === 0) {
    return null;
  }
  const note = NOTES[band.status];
  return (
    <>
      {band.points.length > 0 && <Legend series={props.series} band={band} />}
      {note && (
        <Line>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {note} {band.failure?.cause}
          </Box>
        </Line>
      )}
    </>
  );
};
