import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { STATUSES, STATUS_FACTS } from '../ui';
import type { AgentFilter } from './filterAgents';

/** Text and status to filter by. */
export const AgentFilters = (props: {
  filter: AgentFilter;
  onText: (text: string) => void;
  onStatus: (status: string) => void;
}) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
    <TextField
      size="small"
      type="search"
      label="Filter"
      placeholder="Service, owner, account, region …"
      value={props.filter.text}
      onChange={event => props.onText(event.target.value)}
      InputLabelProps={{ shrink: true }}
      sx={{ width: 320 }}
    />
    <TextField
      select
      size="small"
      label="Status"
      value={props.filter.status}
      onChange={event => props.onStatus(event.target.value)}
      InputLabelProps={{ shrink: true }}
      sx={{ width: 160 }}
    >
      <MenuItem value="all">All</MenuItem>
      {STATUSES.map(status => (
        <MenuItem key={status} value={status}>
          {STATUS_FACTS[status].word}
        </MenuItem>
      ))}
    </TextField>
  </Box>
);
