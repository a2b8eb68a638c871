import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { FleetCount } from 'backstage-plugin-aws-agents-common';

/** Chooses any number of the values that agents have. */
export const FacetSelect = (props: {
  label: string;
  counts: readonly FleetCount[];
  chosen: readonly string[];
  nameOf: (count: FleetCount) => string;
  onChange: (values: string[]) => void;
}) => {
  const { label, counts, chosen, nameOf } = props;
  const unknown = chosen
    .filter(value => counts.every(count => count.value !== value))
    .map((value): FleetCount => ({ value, count: 0 }));
  const all = [...counts, ...unknown];
  const names = new Map(all.map(count => [count.value, nameOf(count)]));
  return (
    <TextField
      select
      size="small"
      label={label}
      value={[...chosen]}
      onChange={event =>
        props.onChange([event.target.value].flat() as string[])
      }
      InputLabelProps={{ shrink: true }}
      SelectProps={{
        multiple: true,
        displayEmpty: true,
        renderValue: () =>
          chosen.map(value => names.get(value) ?? value).join(', ') || 'All',
      }}
      sx={{ flex: '1 1 112px', maxWidth: 180, minWidth: 0 }}
    >
      {all.map(count => (
        <MenuItem key={count.value} value={count.value} dense>
          <Checkbox
            size="small"
            checked={chosen.includes(count.value)}
            tabIndex={-1}
            sx={{ p: 0.5, mr: 0.5 }}
          />
          <Box sx={{ flexGrow: 1, mr: 3 }}>{names.get(count.value)}</Box>
          <Box sx={{ color: 'text.secondary', fontSize: 13 }}>
            {count.count}
          </Box>
        </MenuItem>
      ))}
    </TextField>
  );
};
