import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type {
  PermissionAnalysis,
  UnusedPermissions,
} from 'backstage-plugin-aws-agents-common';
import type { ReactNode } from 'react';
import { TimeText, ToneLabel, type Tone } from '../ui';
import type { PartId } from './parts';
import { countFindings, SEVERITY_FACTS, worstOf } from './severity';
import { count, widerText } from './words';

/** A number that leads to the part it counts. */
const Figure = (props: {
  label: string;
  tone: Tone;
  onOpen?: () => void;
  children: ReactNode;
}) => {
  const content = (
    <>
      <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>
        {props.label}
      </Box>
      <ToneLabel tone={props.tone} sx={{ fontSize: 14, whiteSpace: 'normal' }}>
        <span>{props.children}</span>
      </ToneLabel>
    </>
  );
  const layout = {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    textAlign: 'left',
    gap: 0.25,
  } as const;
  return props.onOpen ? (
    <ButtonBase
      onClick={props.onOpen}
      sx={{
        ...layout,
        fontFamily: 'inherit',
        borderRadius: 1,
        p: 0.5,
        m: -0.5,
        '&:hover': { bgcolor: 'action.hover' },
        '&:focus-visible': { outline: 2, outlineColor: 'primary.main' },
      }}
    >
      {content}
    </ButtonBase>
  ) : (
    <Box sx={layout}>{content}</Box>
  );
};

function metFigure({ needed, met, undecided }: PermissionAnalysis['summary']): {
  tone: Tone;
  text: string;
} {
  if (needed === 0) {
    return { tone: 'neutral', text: 'nothing is known to be needed' };
  }
  const unclear = undecided > 0 ? `, ${undecided} undecided` : '';
  const text = `${met} of ${needed} met${unclear}`;
  if (met === needed) {
    return { tone: 'success', text };
  }
  return { tone: met + undecided === needed ? 'neutral' : 'error', text };
}

function neverUsed({ services }: UnusedPermissions): string {
  if (services.state === 'unknown') {
    return 'not known by service';
  }
  const never = services.items.filter(
    ({ lastAuthenticatedAt }) => lastAuthenticatedAt === null,
  ).length;
  return never > 0
    ? `${count(never, 'service')} never used`
    : 'every service was used';
}

/** The permissions of the agent in one line; every figure leads to its part. */
export const SummaryBar = (props: {
  analysis: PermissionAnalysis;
  onOpen: (part: PartId) => void;
}) => {
  const { summary, unused } = props.analysis;
  const met = metFigure(summary);
  const worst = worstOf(summary.findings);
  const wider = summary.excess + summary.tooBroad;
  const open = (part: PartId) => () => props.onOpen(part);
  return (
    <Box
      role="group"
      aria-label="Summary of the permissions"
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 1.5 }}
    >
      <Figure label="Needs" tone={met.tone} onOpen={open('needed')}>
        {met.text}
      </Figure>
      <Figure
        label="Missing"
        tone={summary.missing > 0 ? 'error' : 'success'}
        onOpen={open('missing')}
      >
        {summary.missing > 0 ? summary.missing : 'nothing'}
      </Figure>
      <Figure
        label="Findings"
        tone={worst ? SEVERITY_FACTS[worst].tone : 'success'}
        onOpen={open('findings')}
      >
        {worst ? countFindings(summary.findings) : 'none'}
        {summary.waived > 0 && ` (${summary.waived} accepted)`}
      </Figure>
      <Figure
        label="More than needed"
        tone={wider > 0 ? 'warning' : 'success'}
        onOpen={open('excess')}
      >
        {widerText(summary)}
      </Figure>
      <Figure
        label="Use"
        tone={unused.services.state === 'unknown' ? 'neutral' : 'info'}
        onOpen={open('excess')}
      >
        {neverUsed(unused)}
      </Figure>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 0.25 }}>
        <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>
          Role last used
        </Box>
        <Box component="span" sx={{ fontSize: 14, lineHeight: 1.3 }}>
          <TimeText
            time={unused.roleLastUsed?.at}
            never="no record (AWS keeps 400 days)"
          />
          {unused.roleLastUsed?.region && ` in ${unused.roleLastUsed.region}`}
        </Box>
      </Box>
    </Box>
  );
};
