import Stack from '@mui/material/Stack';
import { awsAgentReadPermission } from 'backstage-plugin-aws-agents-common';
import type { ReactNode } from 'react';
import type { Resource } from '../../hooks';
import { errorMessage } from './errorMessage';
import { LoadFailure } from './LoadFailure';
import { Notice } from './Notice';
import { RetryButton } from './RetryButton';

/**
 * Shows what was loaded; a skeleton before, the reason when it failed, and
 * both the old value and the reason when a later attempt did.
 */
export function ResourceView<T>(props: {
  resource: Resource<T>;
  /** What is loaded: `the deliveries`. */
  what: string;
  skeleton: ReactNode;
  children: (value: T) => ReactNode;
}) {
  const { resource, what } = props;
  if (resource.value === undefined) {
    return resource.error && !resource.loading ? (
      <LoadFailure
        error={resource.error}
        what={what}
        permission={awsAgentReadPermission.name}
        onRetry={resource.reload}
      />
    ) : (
      <div role="status" aria-busy="true" aria-label={`Loading ${what}`}>
        {props.skeleton}
      </div>
    );
  }
  return (
    <Stack spacing={1.5}>
      {resource.error && (
        <Notice
          severity="warning"
          action={<RetryButton onRetry={resource.reload} />}
        >
          Could not load {what} anew, this is what was last known.{' '}
          {errorMessage(resource.error)}
        </Notice>
      )}
      {props.children(resource.value)}
    </Stack>
  );
}
