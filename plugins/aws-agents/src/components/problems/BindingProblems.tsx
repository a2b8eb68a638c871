import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { BindingProblem } from 'backstage-plugin-aws-agents-common';
import { Section } from '../ui';

const Problem = (props: { problem: BindingProblem }) => {
  const { annotation, value, message, expected } = props.problem;
  return (
    <Stack
      component="li"
      spacing={0.5}
      sx={{ borderLeft: 3, borderColor: 'error.main', pl: 1.5, fontSize: 14 }}
    >
      <Box component="h3" sx={{ m: 0, fontSize: 14, fontWeight: 400 }}>
        <Box component="code" sx={{ fontWeight: 600 }}>
          {annotation}
        </Box>{' '}
        {message}
      </Box>
      {value !== undefined && (
        <Box
          component="pre"
          aria-label="The offending text"
          sx={{
            m: 0,
            px: 1,
            py: 0.5,
            borderRadius: 1,
            bgcolor: 'action.hover',
            fontSize: 13,
            whiteSpace: 'pre-wrap',
            overflowWrap: 'anywhere',
          }}
        >
          {value === '' ? '(empty)' : value}
        </Box>
      )}
      <Box sx={{ color: 'text.secondary' }}>Accepted: {expected}</Box>
    </Stack>
  );
};

/** What is wrong with the entity's annotations, one by one. */
export const BindingProblems = (props: { problems: BindingProblem[] }) => {
  const count = props.problems.length;
  return (
    <Section
      title={`${count} ${
        count === 1 ? 'problem' : 'problems'
      } in the annotations`}
      note="Nothing is observed until they are mended in the entity's catalog-info.yaml."
    >
      <Stack component="ul" spacing={2} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {props.problems.map((problem, index) => (
          <Problem key={`${problem.annotation} ${index}`} problem={problem} />
        ))}
      </Stack>
    </Section>
  );
};
