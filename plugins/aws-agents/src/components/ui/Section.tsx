import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';

const TitleRow = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: theme.spacing(0.5, 1.5),
  marginBottom: theme.spacing(1.5),
  minHeight: 32,
}));

/** One titled part of the tab. */
export const Section = (props: {
  /** Anchor of the section in the page. */
  anchor?: string;
  title: string;
  /** Beside the title: state or age. */
  note?: ReactNode;
  /** At the right end of the title row. */
  actions?: ReactNode;
  children: ReactNode;
}) => {
  const titleId = useId();
  return (
    <Paper
      component="section"
      variant="outlined"
      id={props.anchor}
      aria-labelledby={titleId}
      sx={{ p: 2, minWidth: 0, scrollMarginTop: 16 }}
    >
      <TitleRow>
        <Typography
          id={titleId}
          component="h2"
          sx={{ fontSize: 16, fontWeight: 600, m: 0 }}
        >
          {props.title}
        </Typography>
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            flexGrow: 1,
            fontSize: 13,
            color: 'text.secondary',
          }}
        >
          {props.note}
        </Box>
        {props.actions}
      </TitleRow>
      {props.children}
    </Paper>
  );
};

/** Title of a part of a section. */
export const SubTitle = (props: { children: ReactNode }) => (
  <Typography
    component="h3"
    sx={{ fontSize: 14, fontWeight: 600, mt: 0, mb: 0.75 }}
  >
    {props.children}
  </Typography>
);
