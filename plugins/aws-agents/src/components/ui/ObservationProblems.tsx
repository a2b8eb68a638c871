import Stack from '@mui/material/Stack';
import type {
  Failure,
  ObservationState,
} from 'backstage-plugin-aws-agents-common';
import { Disclosure } from './Disclosure';
import { FailurePanel } from './FailurePanel';
import { Notice } from './Notice';
import { TimeText } from './TimeText';

/** True when two failures would be explained and mended in the same words. */
export function isSameFailure(a: Failure, b: Failure): boolean {
  return a.code === b.code && a.message === b.message && a.remedy === b.remedy;
}

const SEVERITIES = {
  ok: 'warning',
  degraded: 'warning',
  failed: 'error',
  unknown: 'info',
} as const;

/**
 * What is wrong with an observation: its reason, each failure, and whether the
 * data below is old. Shows nothing for one that is ok.
 */
export const ObservationProblems = (props: {
  state: ObservationState;
  /** A failure that is explained elsewhere on the page already. */
  explained?: Failure;
}) => {
  const { state, explained } = props;
  const failures = state.failures.filter(
    failure => !explained || !isSameFailure(failure, explained),
  );
  if (state.status === 'ok' && !state.stale && failures.length === 0) {
    return null;
  }
  const isExplained = state.failures.length > 0 && failures.length === 0;
  return (
    <Stack spacing={1.5}>
      {(state.status !== 'ok' || state.stale) && (
        <Notice severity={isExplained ? 'info' : SEVERITIES[state.status]}>
          {isExplained
            ? 'This failed for the reason that stands at the top.'
            : state.reason}
          {state.stale && state.dataAt && (
            <>
              {' '}
              What is shown is old: it was collected{' '}
              <TimeText time={state.dataAt} />.
            </>
          )}
        </Notice>
      )}
      {failures.map((failure, index) =>
        failures.length === 1 ? (
          <FailurePanel key={failure.code} failure={failure} />
        ) : (
          <Disclosure
            key={`${failure.code} ${index}`}
            summary={failure.message}
          >
            <FailurePanel failure={failure} />
          </Disclosure>
        ),
      )}
    </Stack>
  );
};
