import { useApi } from '@backstage/core-plugin-api';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import {
  MAX_WAIVER_REASON,
  type PermissionFinding,
} from 'backstage-plugin-aws-agents-common';
import { useCallback, useId, useState, type FormEvent } from 'react';
import { awsAgentsApiRef } from '../../api';
import { useAction, useNow, type AgentScope } from '../../hooks';
import { errorMessage, Notice } from '../ui';
import { endOfDay, untilBounds } from './waiverUntil';

/** The answers of the form, and what is wrong with them. */
function useAnswers() {
  const now = useNow(60_000);
  const bounds = untilBounds(now);
  const [reason, setReason] = useState('');
  const [date, setDate] = useState(bounds.initial);
  const [tried, setTried] = useState(false);
  const until = endOfDay(date, now);
  const isReasonMissing = reason.trim() === '';
  return {
    ...{ bounds, reason, setReason, date, setDate, until, setTried },
    complete: !isReasonMissing && until !== undefined,
    reasonError:
      tried && isReasonMissing
        ? 'Say why this is acceptable: whoever reads it next will ask.'
        : undefined,
    dateError:
      until === undefined
        ? `A day from ${bounds.min} to ${bounds.max}`
        : undefined,
  };
}

function useWaiving(
  finding: PermissionFinding,
  scope: AgentScope,
  answers: { reason: string; until: string | undefined },
  onDone: () => void,
) {
  const api = useApi(awsAgentsApiRef);
  const { reason, until } = answers;
  const perform = useCallback(async () => {
    if (until !== undefined) {
      await api.waiveFinding(scope.entity, {
        findingId: finding.id,
        reason: reason.trim(),
        until,
      });
    }
  }, [api, scope.entity, finding.id, reason, until]);
  return useAction(perform, onDone);
}

const Fields = (props: { answers: ReturnType<typeof useAnswers> }) => {
  const { answers } = props;
  return (
    <>
      <TextField
        label="Reason"
        required
        multiline
        minRows={3}
        value={answers.reason}
        onChange={event => answers.setReason(event.target.value)}
        error={answers.reasonError !== undefined}
        helperText={
          answers.reasonError ??
          'Everybody who may see the agent can read this.'
        }
        inputProps={{ maxLength: MAX_WAIVER_REASON }}
      />
      <TextField
        label="Accepted until"
        type="date"
        required
        value={answers.date}
        onChange={event => answers.setDate(event.target.value)}
        error={answers.dateError !== undefined}
        helperText={
          answers.dateError ?? 'Then the finding comes back by itself.'
        }
        inputProps={{ min: answers.bounds.min, max: answers.bounds.max }}
        InputLabelProps={{ shrink: true }}
        sx={{ maxWidth: 260 }}
      />
    </>
  );
};

/** Asks why a finding is acceptable and until when, and accepts it. */
export const WaiveDialog = (props: {
  finding: PermissionFinding;
  scope: AgentScope;
  onClose: () => void;
  onWaived: () => void;
}) => {
  const { finding, scope, onClose, onWaived } = props;
  const titleId = useId();
  const answers = useAnswers();
  const onDone = useCallback(() => {
    onClose();
    onWaived();
  }, [onClose, onWaived]);
  const waiving = useWaiving(finding, scope, answers, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    answers.setTried(true);
    if (answers.complete && !waiving.running) {
      waiving.run();
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      fullWidth
      maxWidth="sm"
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>Accept this finding</DialogTitle>
        <DialogContent>
          <Stack spacing={2} sx={{ pt: 1 }}>
            <Typography sx={{ fontSize: 14 }}>
              <strong>{finding.title}</strong>, in {finding.policyName}.{' '}
              {finding.why} It stays visible, and comes back at once when the
              statement changes.
            </Typography>
            <Fields answers={answers} />
            {waiving.error && (
              <Notice severity="error">
                The finding could not be accepted. {errorMessage(waiving.error)}
              </Notice>
            )}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} sx={{ textTransform: 'none' }}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant="contained"
            disabled={waiving.running}
            sx={{ textTransform: 'none' }}
          >
            Accept the finding
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
