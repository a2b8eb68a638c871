import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type {
  FixedPolicy,
  FixFlavour,
  PermissionFixResponse,
} from 'backstage-plugin-aws-agents-common';
import { useCallback, useState } from 'react';
import type { AwsAgentsApi } from '../../api';
import { useAgentResource, type AgentScope } from '../../hooks';
import { LinesSkeleton, Notice, ResourceView } from '../ui';
import { FixEffect } from './FixEffect';
import { FixFiles } from './FixFiles';
import { Heading } from './Heading';
import { PolicyDiff } from './PolicyDiff';

const Reasons = (props: { policy: FixedPolicy }) => (
  <Box component="ul" sx={{ m: 0, pl: 3, fontSize: 13 }}>
    {props.policy.reasons.map(({ sid, why }) => (
      <li key={sid}>
        <code>{sid}</code>: {why.join('; ')}
      </li>
    ))}
  </Box>
);

const Differences = (props: {
  fix: NonNullable<PermissionFixResponse['fix']>;
}) => {
  const { identity, trust, trustReason } = props.fix;
  return (
    <>
      <div>
        <Heading>
          Policy of the role, today and then ({identity.size.toLocaleString()}{' '}
          characters)
        </Heading>
        <PolicyDiff
          label="Policy of the role, today and then"
          diff={identity.diff}
        />
      </div>
      {identity.reasons.length > 0 && (
        <div>
          <Heading>What each statement is for</Heading>
          <Reasons policy={identity} />
        </div>
      )}
      <div>
        <Heading>Trust policy, today and then</Heading>
        {trust ? (
          <PolicyDiff label="Trust policy, today and then" diff={trust.diff} />
        ) : (
          <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
            {trustReason ??
              'Whom the role should trust is not known, so its trust policy stays.'}
          </Box>
        )}
      </div>
    </>
  );
};

const Fix = (props: {
  response: PermissionFixResponse;
  flavour: FixFlavour;
  onFlavour: (flavour: FixFlavour) => void;
  loading: boolean;
}) => {
  const { response, flavour, onFlavour } = props;
  const { fix } = response;
  if (!fix) {
    return (
      <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
        No policy can be generated. {response.reason}
      </Box>
    );
  }
  return (
    <Stack spacing={2}>
      <Box sx={{ fontSize: 14 }}>
        The least that gives the agent all it is known to need. The portal
        changes nothing in AWS: copy it, review it, apply it yourself.
      </Box>
      {fix.notes.length > 0 && (
        <Notice severity="info">
          {fix.notes.map(note => (
            <div key={note}>{note}</div>
          ))}
        </Notice>
      )}
      <div>
        <Heading>What would change</Heading>
        <FixEffect effect={fix.effect} />
      </div>
      <FixFiles
        flavour={flavour}
        onFlavour={onFlavour}
        files={response.flavour === flavour ? fix.files : undefined}
        loading={props.loading}
      />
      <Differences fix={fix} />
    </Stack>
  );
};

/** The policies that give the agent what it needs and nothing else; loaded when opened. */
export const FixPart = (props: {
  scope: AgentScope;
  /** When the role was read: the fix stays the same until it is read again. */
  dataAt: string | null;
}) => {
  const { entity, entityRef } = props.scope;
  const version = props.dataAt ? Date.parse(props.dataAt) : 0;
  const [flavour, setFlavour] = useState<FixFlavour>('json');
  const load = useCallback(
    (api: AwsAgentsApi, scope: AgentScope, signal: AbortSignal) =>
      api.getPermissionFix(scope.entity, flavour, { signal }),
    [flavour],
  );
  const fix = useAgentResource({ entity, entityRef, version }, load);
  return (
    <ResourceView
      resource={fix}
      what="the fixed policies"
      skeleton={<LinesSkeleton lines={8} />}
    >
      {response => (
        <Fix
          response={response}
          flavour={flavour}
          onFlavour={setFlavour}
          loading={fix.loading}
        />
      )}
    </ResourceView>
  );
};
