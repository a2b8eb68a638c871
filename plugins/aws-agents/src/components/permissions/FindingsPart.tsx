import AcceptIcon from '@mui/icons-material/HowToReg';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import {
  awsAgentFindingWaivePermission,
  type FindingWaiver,
  type PermissionFinding,
} from 'backstage-plugin-aws-agents-common';
import { useState } from 'react';
import type { AgentScope } from '../../hooks';
import { Disclosure, PermittedButton, ToneLabel } from '../ui';
import { FindingItem } from './FindingItem';
import { WaiveDialog } from './WaiveDialog';
import { WaivedFinding, WaiverHistory } from './WaivedFinding';
import { count } from './words';

/** More findings than this are shown on demand. */
const SHOWN_AT_FIRST = 6;

const list = { m: 0, p: 0, listStyle: 'none' } as const;

const OpenFindings = (props: {
  findings: PermissionFinding[];
  onWaive: (finding: PermissionFinding) => void;
}) => {
  const { findings, onWaive } = props;
  const [all, setAll] = useState(false);
  const shown = all ? findings : findings.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <Stack
        component="ul"
        spacing={2}
        sx={list}
        aria-label="Findings, the worst first"
      >
        {shown.map(finding => (
          <FindingItem
            key={finding.id}
            finding={finding}
            actions={
              <PermittedButton
                permission={awsAgentFindingWaivePermission}
                action={{ running: false, run: () => onWaive(finding) }}
                icon={<AcceptIcon />}
                hint="Accept this finding for some time, with a reason"
              >
                Accept…
              </PermittedButton>
            }
          />
        ))}
      </Stack>
      {findings.length > shown.length && (
        <Button
          size="small"
          onClick={() => setAll(true)}
          sx={{ textTransform: 'none', alignSelf: 'flex-start' }}
        >
          Show {count(findings.length - shown.length, 'more finding')}
        </Button>
      )}
    </>
  );
};

/** What is wrong or dangerous in the policies, and what somebody accepted of it. */
export const FindingsPart = (props: {
  findings: PermissionFinding[];
  waivers: FindingWaiver[];
  scope: AgentScope;
  onChanged: () => void;
}) => {
  const { findings, scope, onChanged } = props;
  const [waiving, setWaiving] = useState<PermissionFinding>();
  const open = findings.filter(({ waiver }) => !waiver);
  const waived = findings.filter(({ waiver }) => waiver);
  const inForce = new Set(waived.map(({ waiver }) => waiver?.id));
  const past = props.waivers.filter(({ id }) => !inForce.has(id));
  return (
    <Stack spacing={1.5}>
      {open.length > 0 ? (
        <OpenFindings findings={open} onWaive={setWaiving} />
      ) : (
        <Box sx={{ fontSize: 14 }}>
          <ToneLabel tone="success">
            {waived.length > 0
              ? 'No finding that is not accepted.'
              : 'Nothing is wrong with the policies of the role.'}
          </ToneLabel>
        </Box>
      )}
      {waived.length > 0 && (
        <Disclosure summary={count(waived.length, 'accepted finding')}>
          <Stack component="ul" spacing={2} sx={list}>
            {waived.map(finding => (
              <WaivedFinding
                key={finding.id}
                finding={finding}
                scope={scope}
                onWithdrawn={onChanged}
              />
            ))}
          </Stack>
        </Disclosure>
      )}
      {past.length > 0 && <WaiverHistory waivers={past} />}
      {waiving && (
        <WaiveDialog
          finding={waiving}
          scope={scope}
          onClose={() => setWaiving(undefined)}
          onWaived={onChanged}
        />
      )}
    </Stack>
  );
};
