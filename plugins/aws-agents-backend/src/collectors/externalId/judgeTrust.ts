import {
  parseArn,
  type ExternalIdGuard,
} from 'backstage-plugin-aws-agents-common';
import {
  evaluate,
  parsePolicy,
  PolicyParseError,
  type ConditionDocument,
  type Policy,
  type StatementDocument,
} from 'iam-policy-engine';
import { roleArnOfSession } from '../../aws';
import type { Assumption, EntityMarks } from '../../sessions';

/**
 * Condition keys whose values differ from one entity of the portal to another.
 * All others hold for every one of them, or the session would not exist.
 */
const KEYS_OF_ENTITY =
  /^(?:sts:ExternalId|sts:RoleSessionName|aws:RequestTag\/.*)$/i;

/** Lets the caller assume: that it may is seen from the session. */
const MAY_ASSUME = parsePolicy(
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
  }),
  { type: 'identity', id: 'the portal may' },
);

/**
 * Decides from a trust policy whether the portal would be let in for another
 * entity, too. The policy is asked twice, with the ExternalId of this entity and
 * with that of another; it must let in the first for the second to tell
 * anything.
 *
 * @param assumption - how the portal assumes the role for this entity, and how
 *   it would for another
 */
export function judgeTrust(
  trustPolicyText: string,
  roleArn: string,
  assumption: Assumption,
): ExternalIdGuard['verdict'] {
  const trust = readTrustPolicy(trustPolicyText);
  if (!trust || !parseArn(assumption.callerArn ?? '')) {
    return 'unknown';
  }
  const lettingIn = (marks: EntityMarks) =>
    statementsLettingIn(
      trust.policy,
      roleArn,
      assumption.callerArn ?? '',
      marks,
    );
  const ours = lettingIn(assumption);
  if (ours.length === 0) {
    return 'unknown';
  }
  const theirs = lettingIn(assumption.forAnother);
  if (theirs.length === 0) {
    return 'demanded';
  }
  const isCertain =
    ours.every(index => theirs.includes(index)) ||
    theirs.some(index => trust.whole[index]);
  return isCertain ? 'ignored' : 'unknown';
}

/** Which statements let the portal in; none when it is kept out. */
function statementsLettingIn(
  trust: Policy,
  roleArn: string,
  callerArn: string,
  marks: EntityMarks,
): number[] {
  const caller = parseArn(callerArn);
  const isSession = caller?.service === 'sts';
  const { allowed, matched } = evaluate(
    {
      principal: {
        kind:
          isSession || caller?.resource.startsWith('role/')
            ? 'assumed-role'
            : 'user',
        arn: isSession ? callerArn : sessionOf(callerArn),
        accountId: caller?.accountId,
        roleArn: isSession ? namedRole(trust, callerArn) : callerArn,
      },
      action: 'sts:AssumeRole',
      resource: roleArn,
      resourceAccountId: parseArn(roleArn)?.accountId,
      context: {
        'sts:ExternalId': marks.externalId,
        'sts:RoleSessionName': marks.roleSessionName,
        ...Object.fromEntries(
          Object.entries(marks.tags).map(([key, value]) => [
            `aws:RequestTag/${key}`,
            value,
          ]),
        ),
      },
    },
    { trust, identity: [MAY_ASSUME] },
  );
  return allowed
    ? matched.flatMap(({ policy, effect, statement }) =>
        policy.type === 'trust' && effect === 'Allow' ? [statement.index] : [],
      )
    : [];
}

/** A role calls by a session; users call as they are. */
function sessionOf(arn: string): string {
  const parts = parseArn(arn);
  const name = /^role\/(?:.*\/)?([^/]+)$/.exec(parts?.resource ?? '')?.[1];
  return parts && name
    ? `arn:${parts.partition}:sts::${parts.accountId}:assumed-role/${name}/portal`
    : arn;
}

/**
 * The role behind a session. STS leaves its path out, so the trust policy's own
 * name for a role of that account and name is taken.
 */
function namedRole(trust: Policy, sessionArn: string): string {
  const pathless = roleArnOfSession(sessionArn);
  const [prefix, name] = pathless.split(':role/');
  const named = trust.statements
    .flatMap(({ principal }) => principal?.principals ?? [])
    .map(({ value }) => value)
    .find(
      value =>
        value.startsWith(`${prefix}:role/`) && value.endsWith(`/${name}`),
    );
  return named ?? pathless;
}

interface TellingTrust {
  policy: Policy;
  /** For each statement, whether no condition was left out of it. */
  whole: boolean[];
}

/** The trust policy with those conditions only that can tell entities apart. */
function readTrustPolicy(text: string): TellingTrust | undefined {
  try {
    const { document } = parsePolicy(text, { type: 'trust' });
    const { Statement } = document;
    const parts = (Array.isArray(Statement) ? Statement : [Statement])
      .map(tellingPart)
      // A denial under other conditions does not hold for the portal.
      .filter(
        ({ statement, isWhole }) => statement.Effect === 'Allow' || isWhole,
      );
    return {
      policy: parsePolicy(
        JSON.stringify({
          ...document,
          Statement: parts.map(({ statement }) => statement),
        }),
        { type: 'trust' },
      ),
      whole: parts.map(({ isWhole }) => isWhole),
    };
  } catch (error) {
    if (error instanceof PolicyParseError) {
      return undefined;
    }
    throw error;
  }
}

function tellingPart(whole: StatementDocument): {
  statement: StatementDocument;
  isWhole: boolean;
} {
  const { Condition, ...statement } = whole;
  const entries = Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values })),
  );
  const kept = entries.filter(({ key }) => KEYS_OF_ENTITY.test(key));
  const condition: Record<string, ConditionDocument[string]> = {};
  for (const { operator, key, values } of kept) {
    condition[operator] = { ...condition[operator], [key]: values };
  }
  return {
    statement: kept.length ? { ...statement, Condition: condition } : statement,
    isWhole: kept.length === entries.length,
  };
}
