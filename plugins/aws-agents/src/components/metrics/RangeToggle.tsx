import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import {
  METRIC_RANGES,
  type MetricRange,
} from 'backstage-plugin-aws-agents-common';

/** Chooses over which range the charts go. */
export const RangeToggle = (props: {
  range: MetricRange;
  onChange: (range: MetricRange) => void;
}) => (
  <ToggleButtonGroup
    exclusive
    size="small"
    aria-label="Range of the charts"
    value={props.range}
    onChange={(_, range: MetricRange | null) => {
      if (range) {
        props.onChange(range);
      }
    }}
  >
    {METRIC_RANGES.map(range => (
      <ToggleButton
        key={range}
        value={range}
        aria-label={`Last ${range}`}
        sx={{ px: 1.25, py: 0.25, textTransform: 'none' }}
      >
        {range}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
);
