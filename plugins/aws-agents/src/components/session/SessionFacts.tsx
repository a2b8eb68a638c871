import type { SessionInfo } from 'backstage-plugin-aws-agents-common';
import { formatAbsolute } from '../../format';
import { CopyText, Facts, TimeText, type Fact } from '../ui';
import { EXTERNAL_ID_MODE_NAMES } from '../vocabulary';

function describePolicy(policy: SessionInfo['sessionPolicy']): string {
  if (!policy.applied) {
    return 'not applied: the session may do all that the role may';
  }
  const { packedPolicySizePercent: percent } = policy;
  return percent === undefined
    ? 'applied: only the reads of the collectors'
    : `applied: only the reads of the collectors (${percent} % of the packed size limit)`;
}

function describeRefreshes(count: number): string {
  if (count === 0) {
    return 'not yet';
  }
  return count === 1 ? 'once' : `${count} times`;
}

/** What the service's own CloudTrail shows beside the session's name. */
function markFacts({ sourceIdentity, tags = {} }: SessionInfo): Fact[] {
  const entries = Object.entries(tags);
  return [
    ...(sourceIdentity
      ? [{ label: 'Source identity', value: sourceIdentity }]
      : []),
    ...(entries.length
      ? [
          {
            label: 'Session tags',
            value: entries
              .map(([key, value]) => `${key} = ${value}`)
              .join(', '),
          },
        ]
      : []),
  ];
}

/** Where a session comes from and what it carries; no secret among it. */
export const SessionFacts = (props: { session: SessionInfo }) => {
  const { session } = props;
  return (
    <Facts
      facts={[
        ...(session.assumedBy
          ? [
              {
                label: 'Assumed by',
                value: (
                  <CopyText
                    text={session.assumedBy}
                    what="ARN of who assumed the role"
                  />
                ),
              },
            ]
          : []),
        { label: 'Issued', value: formatAbsolute(session.issuedAt) },
        { label: 'Expires', value: formatAbsolute(session.expiresAt) },
        {
          label: 'Session name',
          value: (
            <CopyText text={session.roleSessionName} what="session name" />
          ),
        },
        {
          label: 'ExternalId',
          value: session.externalId ? (
            <>
              <CopyText text={session.externalId} what="ExternalId" /> (
              {EXTERNAL_ID_MODE_NAMES[session.externalIdMode]})
            </>
          ) : (
            EXTERNAL_ID_MODE_NAMES[session.externalIdMode]
          ),
        },
        {
          label: 'Session policy',
          value: describePolicy(session.sessionPolicy),
        },
        {
          label: 'Chained',
          value: session.chained
            ? 'yes, from another role: AWS limits it to 1 h'
            : 'no',
        },
        ...markFacts(session),
        { label: 'STS region', value: session.stsRegion },
        { label: 'Access key', value: session.accessKeyId },
        {
          label: 'Renewed',
          value: `${describeRefreshes(
            session.refreshCount,
          )} since the backend started`,
        },
        { label: 'Last used', value: <TimeText time={session.lastUsedAt} /> },
      ]}
    />
  );
};
