import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type {
  Failure,
  PermissionsResponse,
  RoleData,
} from 'backstage-plugin-aws-agents-common';
import { lazy, Suspense, useRef } from 'react';
import type { AwsAgentsApi } from '../../api';
import { useAgentResource, useSeen, type AgentScope } from '../../hooks';
import {
  LinesSkeleton,
  ObservationNote,
  ObservationProblems,
  ResourceView,
  Section,
} from '../ui';
import { COLLECTOR_ANCHORS } from '../vocabulary';

/** The larger part of the tab's code: loaded when it comes near the view. */
const PermissionsView = lazy(() =>
  import('./PermissionsView').then(module => ({
    default: module.PermissionsView,
  })),
);

const load = (api: AwsAgentsApi, scope: AgentScope, signal: AbortSignal) =>
  api.getPermissions(scope.entity, { signal });

const skeleton = <LinesSkeleton lines={6} />;

interface SectionProps {
  scope: AgentScope;
  /** What the role is beside its policies; null when it was not read. */
  role: RoleData | null;
  explained?: Failure;
  /** Something was changed that other parts of the tab show. */
  onChanged: () => void;
}

const Loaded = (props: SectionProps & { response: PermissionsResponse }) => {
  const { state, permissions } = props.response;
  return (
    <Stack spacing={2}>
      <ObservationProblems state={state} explained={props.explained} />
      {permissions ? (
        <Suspense fallback={skeleton}>
          <PermissionsView
            analysis={permissions}
            role={props.role}
            dataAt={state.dataAt}
            scope={props.scope}
            onChanged={props.onChanged}
          />
        </Suspense>
      ) : (
        <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
          The role and its policies have not been read yet, so nothing is known
          of its permissions.
        </Box>
      )}
    </Stack>
  );
};

const SeenSection = (props: SectionProps) => {
  const permissions = useAgentResource(props.scope, load);
  const state = permissions.value?.state;
  return (
    <Section
      anchor={COLLECTOR_ANCHORS.role}
      title="Permissions"
      note={state && <ObservationNote state={state} />}
    >
      <ResourceView
        resource={permissions}
        what="the permissions"
        skeleton={skeleton}
      >
        {response => <Loaded {...props} response={response} />}
      </ResourceView>
    </Section>
  );
};

/** What the agent may do, what it needs, and the difference; loaded when it comes near the view. */
export const PermissionsSection = (props: SectionProps) => {
  const ref = useRef<HTMLDivElement>(null);
  const seen = useSeen(ref);
  return (
    <div ref={ref}>
      {seen ? (
        <SeenSection {...props} />
      ) : (
        <Section anchor={COLLECTOR_ANCHORS.role} title="Permissions">
          {skeleton}
        </Section>
      )}
    </div>
  );
};
