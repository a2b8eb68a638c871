import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useId, type ReactNode } from 'react';

/** One part of the permission view: a heading that opens onto its content. */
export const Part = (props: {
  /** Anchor in the page, and focus target. */
  id: string;
  title: string;
  /** What is inside, in a few words. */
  note: ReactNode;
  open: boolean;
  onToggle: () => void;
  children: ReactNode;
}) => {
  const contentId = useId();
  return (
    <Box
      sx={{
        borderTop: 1,
        borderColor: 'divider',
        minWidth: 0,
        scrollMarginTop: 16,
      }}
    >
      <Box component="h3" sx={{ m: 0, font: 'inherit' }}>
        <ButtonBase
          id={props.id}
          aria-expanded={props.open}
          aria-controls={contentId}
          onClick={props.onToggle}
          sx={{
            width: '100%',
            minHeight: 40,
            justifyContent: 'flex-start',
            flexWrap: 'wrap',
            columnGap: 1,
            py: 0.75,
            fontFamily: 'inherit',
            fontSize: 14,
            textAlign: 'left',
            scrollMarginTop: 16,
            '&:hover': { bgcolor: 'action.hover' },
            '&:focus-visible': { outline: 2, outlineColor: 'primary.main' },
          }}
        >
          <ExpandMoreIcon
            aria-hidden
            sx={{
              fontSize: 20,
              color: 'text.secondary',
              transform: props.open ? 'none' : 'rotate(-90deg)',
              transition: 'transform 150ms',
            }}
          />
          <Box component="span" sx={{ fontWeight: 600 }}>
            {props.title}
          </Box>
          <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>
            {props.note}
          </Box>
        </ButtonBase>
      </Box>
      <div id={contentId} hidden={!props.open}>
        {props.open && <Box sx={{ pb: 2, pt: 0.5 }}>{props.children}</Box>}
      </div>
    </Box>
  );
};
