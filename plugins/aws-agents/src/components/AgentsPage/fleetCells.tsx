import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityRefLink,
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import type { FleetRow } from 'backstage-plugin-aws-agents-common';
import { useNow } from '../../hooks';
import { agentTabPath } from '../../routes';
import { StatusLabel, TimeText, ToneLabel } from '../ui';
import { platformName } from '../vocabulary';
import { findingsText, shortCause } from './fleetWords';

/** Shown where there is nothing, or where nobody knows. */
export const NONE = '–';

/** What is said of an agent that is to be replaced. */
export const END_OF_LIFE =
  'Grafana Agent reached its end of life on 2025-11-01 and gets no security fixes: move to Grafana Alloy.';

const small = { color: 'text.secondary', fontSize: 12 } as const;

/** What a title would be as a name: a title that says the same needs no second line. */
function slugOf(title: string): string {
  return title.toLocaleLowerCase('en-US').replace(/\s+/g, '-');
}

/** Platform, and the flavour where it is to be replaced. */
const Platform = (props: { row: FleetRow }) => {
  const { platform, endOfLife } = props.row;
  return (
    <>
      {platform && <Box sx={small}>{platformName(platform)}</Box>}
      {endOfLife && (
        <Tooltip title={END_OF_LIFE}>
          <Box>
            <ToneLabel tone="warning" sx={{ fontSize: 12 }}>
              Grafana Agent
            </ToneLabel>
          </Box>
        </Tooltip>
      )}
    </>
  );
};

/** Names the agent and leads to its tab; whose it is, and where it runs. */
export const AgentCell = (props: { row: FleetRow }) => {
  const entityRoute = useRouteRef(entityRouteRef);
  const { entityRef, title, owner } = props.row;
  const params = entityRouteParams(entityRef);
  const isUsual = params.kind === 'component' && params.namespace === 'default';
  return (
    <>
      <Link to={agentTabPath(entityRoute(params))} data-fleet-link>
        {title}
      </Link>
      {(!isUsual || slugOf(title) !== params.name) && (
        <Box sx={small}>
          {isUsual
            ? params.name
            : `${params.kind}:${params.namespace}/${params.name}`}
        </Box>
      )}
      {owner && (
        <Box sx={small}>
          <EntityRefLink entityRef={owner} defaultKind="group" hideIcon />
        </Box>
      )}
      <Platform row={props.row} />
    </>
  );
};

/** When it was last observed, and whether that should have been since. */
const Observed = (props: { row: FleetRow; intervalSeconds: number }) => {
  const now = useNow(10_000);
  const { observedAt } = props.row;
  const stale =
    observedAt !== null &&
    now - Date.parse(observedAt) > 2 * props.intervalSeconds * 1000;
  if (observedAt === null) {
    return null;
  }
  return (
    <Box sx={{ ...small, display: 'flex', columnGap: 1, whiteSpace: 'nowrap' }}>
      <TimeText time={observedAt} />
      {stale && (
        <ToneLabel tone="warning" sx={{ fontSize: 12 }}>
          stale
        </ToneLabel>
      )}
    </Box>
  );
};

/** Status, cause in short, with the whole of it on hover, and when that was seen. */
export const StatusCell = (props: {
  row: FleetRow;
  intervalSeconds: number;
}) => {
  const { status, reason, entityRef } = props.row;
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', columnGap: 1 }}>
        <StatusLabel status={status} />
        <Observed {...props} />
      </Box>
      {status !== 'ok' && (
        <Tooltip title={reason}>
          <Box
            sx={{
              ...small,
              display: '-webkit-box',
              WebkitLineClamp: 3,
              WebkitBoxOrient: 'vertical',
              overflow: 'hidden',
              overflowWrap: 'anywhere',
            }}
          >
            {shortCause(reason, entityRef)}
          </Box>
        </Tooltip>
      )}
    </>
  );
};

/** Where it works: account and regions. */
export const PlaceCell = (props: { row: FleetRow }) => {
  const { accountId, accountName, regions } = props.row;
  return (
    <>
      {accountName ?? accountId ?? NONE}
      {accountName && <Box sx={small}>{accountId}</Box>}
      {regions.map(region => (
        <Box key={region} sx={small}>
          {region}
        </Box>
      ))}
    </>
  );
};

/** When session and access key end. */
export const ExpiryCell = (props: { row: FleetRow }) => {
  const now = useNow(10_000);
  const { session, accessKeyDueAt, tiles } = props.row;
  const worrying = tiles.includes('expiring');
  const ended = session && Date.parse(session.expiresAt) <= now;
  const keyIsLate = accessKeyDueAt && Date.parse(accessKeyDueAt) <= now;
  const text = (
    <>
      {session ? (
        <>
          {ended ? 'ended ' : ''}
          <TimeText time={session.expiresAt} />
        </>
      ) : (
        NONE
      )}
      {accessKeyDueAt && (
        <Box sx={{ fontSize: 12, fontWeight: 400 }}>
          key {keyIsLate ? 'was due ' : 'due '}
          <TimeText time={accessKeyDueAt} />
        </Box>
      )}
    </>
  );
  return worrying ? (
    <ToneLabel tone="warning">
      <span>{text}</span>
    </ToneLabel>
  ) : (
    text
  );
};

/** How much of what it needs the role allows, and what beyond that. */
export const PermissionsCell = (props: { row: FleetRow }) => {
  const { permissions } = props.row;
  if (!permissions) {
    return <>{NONE}</>;
  }
  const { met, needed, missing, undecided, excess, tooBroad } = permissions;
  return (
    <>
      {met} of {needed} met
      {missing > 0 && (
        <Box>
          <ToneLabel tone="error" sx={{ fontSize: 12 }}>
            {missing} missing
          </ToneLabel>
        </Box>
      )}
      {undecided > 0 && <Box sx={small}>{undecided} undecided</Box>}
      {excess === 0 && tooBroad === 0 && <Box sx={small}>no excess</Box>}
      {excess > 0 && <Box sx={small}>{excess} not needed</Box>}
      {tooBroad > 0 && <Box sx={small}>{tooBroad} too broad</Box>}
    </>
  );
};

/** Findings by severity, the gravest first. */
export const FindingsCell = (props: { row: FleetRow }) => {
  const { permissions } = props.row;
  if (!permissions) {
    return <>{NONE}</>;
  }
  const { critical, high } = permissions.findings;
  const lines = findingsText(permissions);
  const grave = critical + high > 0;
  return (
    <>
      {lines.map((line, index) =>
        index === 0 && grave ? (
          <Box key={line}>
            <ToneLabel tone={critical > 0 ? 'error' : 'warning'}>
              {line}
            </ToneLabel>
          </Box>
        ) : (
          <Box key={line}>{line}</Box>
        ),
      )}
    </>
  );
};

/** Age of the newest delivery, and what does not arrive. */
export const DeliveryCell = (props: { row: FleetRow }) => {
  const { lastDeliveryAt, silent } = props.row;
  return (
    <>
      <TimeText time={lastDeliveryAt} never={NONE} />
      {silent.length > 0 && (
        <Box>
          <ToneLabel tone="warning" sx={{ fontSize: 12 }}>
            no {silent.join(', no ')}
          </ToneLabel>
        </Box>
      )}
    </>
  );
};
