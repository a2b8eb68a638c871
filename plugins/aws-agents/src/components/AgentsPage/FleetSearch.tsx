import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';

/** Time without a keystroke after which is searched, in milliseconds. */
const DEBOUNCE_MS = 250;

/** Where to type what to look for. */
export const FleetSearch = (props: {
  text: string;
  onText: (text: string) => void;
}) => {
  const { text, onText } = props;
  const [typed, setTyped] = useState(text);
  // The back button and `Clear filters` change the text from outside.
  useEffect(() => setTyped(text), [text]);
  useDebounce(
    () => {
      if (typed !== text) {
        onText(typed);
      }
    },
    DEBOUNCE_MS,
    [typed],
  );
  return (
    <TextField
      size="small"
      type="search"
      label="Search"
      placeholder="Service, owner, account, role, cause …"
      value={typed}
      onChange={event => setTyped(event.target.value)}
      InputLabelProps={{ shrink: true }}
      inputProps={{ maxLength: 200 }}
      sx={{ flex: '2 1 200px', minWidth: 0 }}
    />
  );
};
