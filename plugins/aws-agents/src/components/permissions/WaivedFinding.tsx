import { useApi } from '@backstage/core-plugin-api';
import UndoIcon from '@mui/icons-material/Undo';
import Box from '@mui/material/Box';
import {
  awsAgentFindingWaivePermission,
  type FindingWaiver,
  type PermissionFinding,
} from 'backstage-plugin-aws-agents-common';
import { useCallback } from 'react';
import { awsAgentsApiRef } from '../../api';
import { formatAbsolute } from '../../format';
import { useAction, type AgentScope } from '../../hooks';
import {
  Disclosure,
  errorMessage,
  Notice,
  PermittedButton,
  SimpleTable,
  TimeText,
  type Column,
} from '../ui';
import { FindingItem } from './FindingItem';
import { count } from './words';

const By = (props: { waiver: FindingWaiver }) => {
  const { waiver } = props;
  return (
    <Box sx={{ fontSize: 14, mt: 0.5 }}>
      <Box sx={{ overflowWrap: 'anywhere' }}>“{waiver.reason}”</Box>
      <Box sx={{ color: 'text.secondary' }}>
        Accepted by {waiver.createdBy} <TimeText time={waiver.createdAt} />,
        until {formatAbsolute(waiver.until)}
      </Box>
    </Box>
  );
};

/** A finding that somebody accepted, with who, why and until when. */
export const WaivedFinding = (props: {
  finding: PermissionFinding;
  scope: AgentScope;
  onWithdrawn: () => void;
}) => {
  const { finding, scope, onWithdrawn } = props;
  const api = useApi(awsAgentsApiRef);
  const waiverId = finding.waiver?.id;
  const perform = useCallback(async () => {
    if (waiverId !== undefined) {
      await api.withdrawWaiver(scope.entity, waiverId);
    }
  }, [api, scope.entity, waiverId]);
  const withdraw = useAction(perform, onWithdrawn);
  return (
    <FindingItem
      finding={finding}
      actions={
        <PermittedButton
          permission={awsAgentFindingWaivePermission}
          action={withdraw}
          icon={<UndoIcon />}
          hint="Take the acceptance back: the finding counts again"
        >
          Take back
        </PermittedButton>
      }
    >
      {finding.waiver && <By waiver={finding.waiver} />}
      {withdraw.error && (
        <Notice severity="error">
          The acceptance could not be taken back. {errorMessage(withdraw.error)}
        </Notice>
      )}
    </FindingItem>
  );
};

function endOf(waiver: FindingWaiver): string {
  switch (waiver.state) {
    case 'withdrawn':
      return `taken back by ${waiver.withdrawnBy ?? 'somebody'}${
        waiver.withdrawnAt ? `, ${formatAbsolute(waiver.withdrawnAt)}` : ''
      }`;
    case 'lapsed':
      return `lapsed ${formatAbsolute(waiver.until)}`;
    default:
      return `until ${formatAbsolute(waiver.until)}; the finding is gone`;
  }
}

const COLUMNS: Column<FindingWaiver>[] = [
  {
    title: 'Finding',
    minWidth: 140,
    cell: waiver => (
      <>
        {waiver.title}
        <Box component="code" sx={{ display: 'block', fontSize: 12 }}>
          {waiver.rule}
        </Box>
      </>
    ),
  },
  { title: 'Reason', minWidth: 160, breakAnywhere: true, cell: w => w.reason },
  {
    title: 'Accepted',
    minWidth: 130,
    cell: waiver => `${waiver.createdBy}, ${formatAbsolute(waiver.createdAt)}`,
  },
  { title: 'End', minWidth: 130, cell: endOf },
];

/** Acceptances that bear on nothing now. */
export const WaiverHistory = (props: { waivers: FindingWaiver[] }) => (
  <Disclosure summary={`${count(props.waivers.length, 'earlier acceptance')}`}>
    <SimpleTable
      label="Earlier acceptances"
      columns={COLUMNS}
      rows={props.waivers}
      rowKey={({ id }) => id}
      minWidth={620}
    />
  </Disclosure>
);
