import { render, screen } from '@testing-library/react';
import {
  ago,
  externalIdMismatch,
  HOUR,
  missingPermission,
  observation,
} from '../../__fixtures__';
import { ObservationProblems } from './ObservationProblems';

describe('ObservationProblems', () => {
  it('is silent when all is well', () => {
    const { container } = render(
      <ObservationProblems state={observation('metrics')} />,
    );
    expect(container).toBeEmptyDOMElement();
  });

  it('says that old data is old, also when the status is ok', () => {
    render(
      <ObservationProblems
        state={observation('metrics', { stale: true, dataAt: ago(2 * HOUR) })}
      />,
    );
    expect(screen.getByRole('status')).toHaveTextContent(
      'What is shown is old: it was collected 2 h ago.',
    );
  });

  it('explains a failure', () => {
    const failure = missingPermission();
    render(
      <ObservationProblems
        state={observation('metrics', {
          status: 'failed',
          reason: 'CloudWatch refused.',
          failures: [failure],
        })}
      />,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('CloudWatch refused.');
    expect(screen.getByText(failure.remedy)).toBeInTheDocument();
  });

  it('explains only what is not explained already', () => {
    const known = externalIdMismatch();
    const other = missingPermission();
    render(
      <ObservationProblems
        state={observation('metrics', {
          status: 'failed',
          reason: 'Two things went wrong.',
          failures: [{ ...known, at: ago(5) }, other],
        })}
        explained={known}
      />,
    );
    expect(screen.getByText('Two things went wrong.')).toBeInTheDocument();
    expect(screen.getByText(other.cause)).toBeInTheDocument();
    expect(screen.queryByText(known.cause)).not.toBeInTheDocument();
  });
});
