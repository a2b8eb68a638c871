import Box from '@mui/material/Box';
import type { PermissionFinding } from 'backstage-plugin-aws-agents-common';
import type { ReactNode } from 'react';
import { Facts, ToneLabel } from '../ui';
import { StatementText } from './policies';
import { SEVERITY_FACTS } from './severity';

const BORDERS = {
  success: 'success.main',
  error: 'error.main',
  warning: 'warning.main',
  info: 'info.main',
  neutral: 'divider',
} as const;

/** One finding: what, where, why it matters, and what to do. */
export const FindingItem = (props: {
  finding: PermissionFinding;
  /** At the right end of its first line. */
  actions?: ReactNode;
  /** Below everything else. */
  children?: ReactNode;
}) => {
  const { finding } = props;
  const { word, tone } = SEVERITY_FACTS[finding.severity];
  return (
    <Box
      component="li"
      aria-label={`${word}: ${finding.title}`}
      sx={{ borderLeft: 3, borderColor: BORDERS[tone], pl: 1.5, minWidth: 0 }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1.5,
          rowGap: 0.5,
          alignItems: 'center',
          fontSize: 14,
          mb: 0.5,
        }}
      >
        <ToneLabel tone={tone}>{word}</ToneLabel>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {finding.title}
        </Box>
        <Box
          component="code"
          sx={{
            color: 'text.secondary',
            fontSize: 12,
            flexGrow: 1,
            minWidth: 0,
          }}
        >
          {finding.rule}
        </Box>
        {props.actions}
      </Box>
      <Facts
        facts={[
          {
            label: 'Found',
            value: (
              <Box component="code" sx={{ overflowWrap: 'anywhere' }}>
                {finding.evidence}
              </Box>
            ),
          },
          { label: 'Why it matters', value: finding.why },
          { label: 'Remedy', value: finding.remedy },
        ]}
      />
      {finding.statement ? (
        <StatementText place={finding.statement} marked={finding.lines} />
      ) : (
        <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
          About {finding.policyName} as a whole
        </Box>
      )}
      {props.children}
    </Box>
  );
};
