import { parseEntityRef } from '@backstage/catalog-model';
import type {
  AccessKey,
  AccessKeysData,
} from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../agents';
import type { SessionOutcome } from '../collection';

/** Something that the owner of an agent should hear, once. */
export interface Notice {
  /** What it is about; equal keys are the same notice. */
  key: string;
  title: string;
  description: string;
  severity: 'critical' | 'high' | 'normal' | 'low';
  /** Path in the portal. */
  link: string;
}

/** What shall become of a notice. */
export type NoticeChange =
  /** Send it, unless it has been sent and still holds. */
  | { type: 'raise'; notice: Notice }
  /** It no longer holds: send this, if it had been sent. */
  | { type: 'clear'; notice: Notice };

type NoticeAgent = Pick<ResolvedAgent, 'entityRef' | 'title'>;

/** A session with so much time left is still expected to be renewed. */
const RUNNING_OUT_MS = 10 * 60_000;
/** How long before its rotation limit a key is announced. */
const NOTICE_DAYS = 14;

/**
 * What an owner should hear of a session: that it cannot be renewed, and that
 * it can again. Failures that may pass by themselves count when the session
 * that is still in use is about to run out.
 */
export function sessionNotice(
  agent: NoticeAgent,
  outcome: SessionOutcome,
  now: number,
): NoticeChange | undefined {
  const about = {
    key: `session ${agent.entityRef}`,
    link: linkTo(agent.entityRef),
  };
  const failure = outcome.ok ? outcome.session.lastFailure : outcome.failure;
  if (!failure) {
    return {
      type: 'clear',
      notice: {
        ...about,
        title: `The AWS session of ${agent.title} is renewed again`,
        description: 'The portal can assume the monitoring role again.',
        severity: 'normal',
      },
    };
  }
  const isRunningOut =
    outcome.ok && Date.parse(outcome.session.expiresAt) - now < RUNNING_OUT_MS;
  if (failure.retryable && !isRunningOut) {
    return undefined;
  }
  return {
    type: 'raise',
    notice: {
      ...about,
      title: `The AWS session of ${agent.title} cannot be renewed`,
      // The remedy may be about a snippet, which only the tab can show.
      description: `${failure.message} ${failure.cause} The tab of the agent shows what to do.`,
      severity: 'high',
    },
  };
}

/** What an owner should hear of access keys: before one passes its rotation limit. */
export function accessKeyNotices(
  agent: NoticeAgent,
  data: AccessKeysData,
): NoticeChange[] {
  return data.keys
    .filter(
      ({ status, ageDays }) =>
        status === 'Active' && data.rotationLimitDays - ageDays <= NOTICE_DAYS,
    )
    .map(key => ({
      type: 'raise',
      notice: accessKeyNotice(agent, data, key),
    }));
}

function accessKeyNotice(
  agent: NoticeAgent,
  { userArn, rotationLimitDays }: AccessKeysData,
  { accessKeyId, createdAt, ageDays }: AccessKey,
): Notice {
  const daysLeft = Math.ceil(rotationLimitDays - ageDays);
  return {
    key: `access key ${userArn} ${createdAt} ${accessKeyId}`,
    title:
      daysLeft > 0
        ? `An access key of ${agent.title} should be rotated within ${daysLeft} days`
        : `An access key of ${agent.title} should have been rotated`,
    description: `Key ${accessKeyId} of ${userArn} is ${Math.floor(
      ageDays,
    )} days old, the limit is ${rotationLimitDays} days. Create a second key, give it to the agent, then deactivate and delete this one; or replace keys by IAM Roles Anywhere.`,
    severity: daysLeft > 0 ? 'normal' : 'high',
    link: linkTo(agent.entityRef),
  };
}

/** The agent's tab on the entity's page. */
function linkTo(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${namespace}/${kind}/${name}/aws-agent`;
}
