import { useTheme } from '@mui/material/styles';
import { useDrawingArea, useXScale, useYScale } from '@mui/x-charts/hooks';
import type { MetricSeries } from 'backstage-plugin-aws-agents-common';
import { useId } from 'react';
import { toneColor } from '../ui';
import { bandPieces, pointsOutside } from './expectedBand';

/** How strongly the band is filled: seen, and the line through it too. */
export const BAND_OPACITY = 0.16;

/** The expected band of a chart, and the points that lie outside of it. */
export const BandArea = (props: { series: MetricSeries }) => {
  const { series } = props;
  const theme = useTheme();
  const clip = useId();
  const area = useDrawingArea();
  const xScale = useXScale<'time'>();
  const yScale = useYScale<'linear'>();
  const x = (time: number) => Number(xScale(new Date(time)));
  const y = (value: number) => Number(yScale(value));
  const halfPeriod = (series.periodSeconds * 1000) / 2;
  return (
    <g aria-hidden pointerEvents="none">
      <clipPath id={clip}>
        <rect
          x={area.left}
          y={area.top}
          width={area.width}
          height={area.height}
        />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {bandPieces(series).map(piece => {
          // A lone point is as wide as its period.
          const edges =
            piece.length > 1
              ? piece
              : [-halfPeriod, halfPeriod].map(
                  shift =>
                    [piece[0][0] + shift, piece[0][1], piece[0][2]] as const,
                );
          const upper = edges.map(([time, , most]) => `${x(time)},${y(most)}`);
          const lower = edges.map(([time, least]) => `${x(time)},${y(least)}`);
          return (
            <path
              key={piece[0][0]}
              data-testid="expected-band"
              d={`M${upper.join('L')}L${lower.reverse().join('L')}Z`}
              fill={theme.palette.text.primary}
              fillOpacity={BAND_OPACITY}
              stroke={theme.palette.text.secondary}
              strokeOpacity={0.6}
              strokeWidth={0.75}
            />
          );
        })}
        {pointsOutside(series).map(([time, value]) => (
          <circle
            key={time}
            data-testid="outside-point"
            cx={x(time)}
            cy={y(value)}
            r={2}
            fill={toneColor('error')(theme)}
          />
        ))}
      </g>
    </g>
  );
};
