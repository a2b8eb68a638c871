import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type {
  PermissionAnalysis,
  RoleData,
} from 'backstage-plugin-aws-agents-common';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { AgentScope } from '../../hooks';
import { Confirmation } from './Confirmation';
import { ExcessPart } from './ExcessPart';
import { FindingsPart } from './FindingsPart';
import { FixPart } from './FixPart';
import { GrantedPart } from './GrantedPart';
import { MissingPart } from './MissingPart';
import { NeededPart } from './NeededPart';
import { Part } from './Part';
import { noteOf } from './partNotes';
import { anchorOf, PART_IDS, worrying, type PartId } from './parts';
import { PoliciesPart } from './PoliciesPart';
import { PolicyTexts } from './policies';
import { RoleFacts } from './RoleFacts';
import { SummaryBar } from './SummaryBar';
import { TrustPart } from './TrustPart';

const TITLES: Readonly<Record<PartId, string>> = {
  missing: 'Missing',
  findings: 'Findings',
  excess: 'More than needed',
  granted: 'Granted',
  needed: 'Needed',
  trust: 'Trust: who can assume the role',
  fix: 'The fix',
  policies: 'Policies as AWS returned them',
};

interface ViewProps {
  analysis: PermissionAnalysis;
  role: RoleData | null;
  /** When the role was read; null when that is not known. */
  dataAt: string | null;
  scope: AgentScope;
  onChanged: () => void;
}

const Content = (props: ViewProps & { part: PartId }): ReactNode => {
  const { analysis, scope, onChanged } = props;
  switch (props.part) {
    case 'missing':
      return (
        <MissingPart
          missing={analysis.needed.filter(
            ({ decision }) => decision === 'denied',
          )}
        />
      );
    case 'findings':
      return (
        <FindingsPart
          findings={analysis.findings}
          waivers={analysis.waivers}
          scope={scope}
          onChanged={onChanged}
        />
      );
    case 'excess':
      return <ExcessPart analysis={analysis} />;
    case 'granted':
      return (
        <GrantedPart granted={analysis.granted} limits={analysis.limits} />
      );
    case 'needed':
      return <NeededPart needed={analysis.needed} />;
    case 'trust':
      return (
        <TrustPart
          trust={analysis.trust}
          roleArn={analysis.roleArn}
          findings={analysis.findings}
        />
      );
    case 'fix':
      return <FixPart scope={scope} dataAt={props.dataAt} />;
    default:
      return (
        <Stack spacing={1.5}>
          {props.role && <RoleFacts role={props.role} />}
          <PoliciesPart policies={analysis.policies} />
        </Stack>
      );
  }
};

/** Which parts are open; those that something is wrong in from the start. */
function useOpenParts(analysis: PermissionAnalysis) {
  const [open, setOpen] = useState<ReadonlySet<PartId>>(
    () => new Set(worrying(analysis)),
  );
  const toggle = useCallback(
    (part: PartId) =>
      setOpen(current => {
        const next = new Set(current);
        if (!next.delete(part)) {
          next.add(part);
        }
        return next;
      }),
    [],
  );
  const reveal = useCallback((part: PartId) => {
    setOpen(current => new Set([...current, part]));
    // Focus takes the reader there, whichever device is used.
    document.getElementById(anchorOf(part))?.focus();
  }, []);
  return { open, toggle, reveal };
}

const Unknowns = (props: { unknowns: string[] }) =>
  props.unknowns.length > 0 ? (
    <Box sx={{ fontSize: 13 }}>
      <Box component="span" sx={{ fontWeight: 600 }}>
        Not known
      </Box>
      <Box component="ul" sx={{ m: 0, pl: 3, color: 'text.secondary' }}>
        {props.unknowns.map(unknown => (
          <li key={unknown}>{unknown}</li>
        ))}
      </Box>
    </Box>
  ) : null;

/** What the agent may do, what it needs, the difference, and the way out. */
export const PermissionsView = (props: ViewProps) => {
  const { analysis } = props;
  const { open, toggle, reveal } = useOpenParts(analysis);
  const notes = useMemo(() => noteOf(analysis), [analysis]);
  return (
    <PolicyTexts.Provider value={analysis.policies}>
      <Stack spacing={1.5}>
        <SummaryBar analysis={analysis} onOpen={reveal} />
        <Unknowns unknowns={analysis.unknowns} />
        <Confirmation confirmation={analysis.confirmation} />
        <div>
          {PART_IDS.map(part => (
            <Part
              key={part}
              id={anchorOf(part)}
              title={TITLES[part]}
              note={notes[part]}
              open={open.has(part)}
              onToggle={() => toggle(part)}
            >
              <Content {...props} part={part} />
            </Part>
          ))}
        </div>
      </Stack>
    </PolicyTexts.Provider>
  );
};
