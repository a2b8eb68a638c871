import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Collapse from '@mui/material/Collapse';
import { useId, useState, type ReactNode } from 'react';

/** A line that opens onto more. What is inside is rendered only when open. */
export const Disclosure = (props: {
  summary: ReactNode;
  children: ReactNode;
  defaultOpen?: boolean;
}) => {
  const [open, setOpen] = useState(props.defaultOpen ?? false);
  const id = useId();
  return (
    <Box sx={{ minWidth: 0 }}>
      <ButtonBase
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        sx={{
          justifyContent: 'flex-start',
          gap: 0.5,
          py: 0.5,
          pr: 1,
          borderRadius: 1,
          fontSize: 14,
          fontFamily: 'inherit',
          textAlign: 'left',
          '&:focus-visible': { outline: 2, outlineColor: 'primary.main' },
        }}
      >
        <ExpandMoreIcon
          aria-hidden
          sx={{
            fontSize: 20,
            color: 'text.secondary',
            transform: open ? 'none' : 'rotate(-90deg)',
            transition: 'transform 150ms',
          }}
        />
        <span>{props.summary}</span>
      </ButtonBase>
      <Collapse in={open} unmountOnExit id={id}>
        <Box sx={{ pt: 1, pb: 0.5 }}>{props.children}</Box>
      </Collapse>
    </Box>
  );
};
