import type {
  Event,
  LookupAttribute,
  LookupEventsRequest,
  LookupEventsResponse,
} from '@aws-sdk/client-cloudtrail';
import { AwsError, type Operation } from '../../service';
import type { CloudTrailEvent } from './CloudTrailEvent';
import type { EventLog, LoggedEvent } from './EventLog';

/** CloudTrail keeps management events this long. */
const RETENTION_MS = 90 * 86_400_000;
const MAX_PAGE = 50;

function userNameOf({ userIdentity }: CloudTrailEvent): string | undefined {
  const { type, arn, userName } = userIdentity;
  return type === 'AssumedRole' ? arn?.split('/').pop() : userName;
}

/** What each lookup attribute looks at. Source: CloudTrail API Reference, LookupAttribute. */
const ATTRIBUTES: Readonly<
  Record<string, (event: CloudTrailEvent) => readonly (string | undefined)[]>
> = {
  AccessKeyId: event => [event.userIdentity.accessKeyId],
  EventId: event => [event.eventID],
  EventName: event => [event.eventName],
  EventSource: event => [event.eventSource],
  ReadOnly: event => [String(event.readOnly)],
  ResourceName: event =>
    (event.resources ?? []).flatMap(({ ARN }) => [
      ARN,
      ARN.slice(Math.max(ARN.lastIndexOf('/'), ARN.lastIndexOf(':')) + 1),
    ]),
  ResourceType: event => (event.resources ?? []).map(({ type }) => type),
  Username: event => [userNameOf(event)],
};

function toLookupEvent(event: CloudTrailEvent): Event {
  return {
    EventId: event.eventID,
    EventName: event.eventName,
    ReadOnly: String(event.readOnly),
    AccessKeyId: event.userIdentity.accessKeyId,
    EventTime: new Date(event.eventTime),
    EventSource: event.eventSource,
    Username: userNameOf(event),
    Resources: (event.resources ?? []).map(({ ARN, type }) => ({
      ResourceType: type,
      ResourceName: ARN,
    })),
    CloudTrailEvent: JSON.stringify(event),
  };
}

function checkAttributes(
  attributes: readonly LookupAttribute[],
): (event: CloudTrailEvent) => boolean {
  const [attribute, second] = attributes;
  if (!attribute) return () => true;
  const values = ATTRIBUTES[attribute.AttributeKey ?? ''];
  if (second || !values || !attribute.AttributeValue) {
    throw new AwsError(
      'InvalidLookupAttributesException',
      `Lookup attributes are invalid: one attribute with a value can be given, of ${Object.keys(
        ATTRIBUTES,
      ).join(', ')}.`,
    );
  }
  return event => values(event).includes(attribute.AttributeValue);
}

function checkPageSize(maxResults = MAX_PAGE): number {
  if (maxResults < 1 || maxResults > MAX_PAGE) {
    throw new AwsError(
      'InvalidMaxResultsException',
      `A request must specify a max results value between 1 and ${MAX_PAGE}.`,
    );
  }
  return maxResults;
}

function checkTimes(
  { StartTime, EndTime }: LookupEventsRequest,
  now: Date,
): (event: CloudTrailEvent) => boolean {
  const from = StartTime ?? new Date(now.getTime() - RETENTION_MS);
  const until = EndTime ?? now;
  if (from > until) {
    throw new AwsError(
      'InvalidTimeRangeException',
      'Time range of the query is invalid: StartTime must not be after EndTime.',
    );
  }
  const earliest = Math.max(from.getTime(), now.getTime() - RETENTION_MS);
  return event => {
    const time = Date.parse(event.eventTime);
    return (
      time >= Math.floor(earliest / 1000) * 1000 && time <= until.getTime()
    );
  };
}

/** A token names the last event that was returned, and the query it was returned for. */
function tokenOf(sequence: number, query: string): string {
  return Buffer.from(JSON.stringify([sequence, query])).toString('base64');
}

function readToken(token: string | undefined, query: string): number {
  if (token === undefined) return Number.POSITIVE_INFINITY;
  try {
    const [sequence, of] = JSON.parse(
      Buffer.from(token, 'base64').toString('utf8'),
    );
    if (typeof sequence === 'number' && of === query) return sequence;
  } catch {
    // Falls through to the one refusal for every unusable token.
  }
  throw new AwsError('InvalidNextTokenException', 'Invalid NextToken.');
}

function page(
  events: readonly LoggedEvent[],
  size: number,
  query: string,
): LookupEventsResponse {
  const shown = events.slice(0, size);
  const last = shown[shown.length - 1];
  return {
    Events: shown.map(({ event }) => toLookupEvent(event)),
    NextToken: events.length > size ? tokenOf(last.sequence, query) : undefined,
  };
}

/** `cloudtrail:LookupEvents`: the account's events of one region, newest first. */
export const lookupEvents: Operation<
  EventLog,
  LookupEventsRequest,
  LookupEventsResponse
> = {
  checks: () => [{ action: 'cloudtrail:LookupEvents', resource: '*' }],
  handle: (input, { state, accountId, region, now }) => {
    const { LookupAttributes, StartTime, EndTime, EventCategory } = input;
    const size = checkPageSize(input.MaxResults);
    const hasAttribute = checkAttributes(LookupAttributes ?? []);
    const isInTime = checkTimes(input, now);
    const query = JSON.stringify([LookupAttributes, StartTime, EndTime]);
    const before = readToken(input.NextToken, query);
    if (EventCategory) return { Events: [] };
    const events = state
      .of(accountId, region)
      .filter(
        ({ event, sequence }) =>
          sequence < before && isInTime(event) && hasAttribute(event),
      );
    return page(events, size, query);
  },
};
