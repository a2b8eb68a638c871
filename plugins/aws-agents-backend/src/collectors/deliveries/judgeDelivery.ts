import type {
  Delivery,
  DeliveryLocation,
  Failure,
  ObservationStatus,
} from 'backstage-plugin-aws-agents-common';
import type { CollectorOutcome } from 'backstage-plugin-aws-agents-node';
import type { PostureReading } from './BucketReader';
import { UNKNOWN_POSTURE } from './bucketPosture';
import { bucketProblems, describeProblems } from './bucketProblems';
import type { DeliveryTally } from './DeliveryTally';
import type { WriterCount } from './WriterRounds';

/** The window in which deliveries are counted. */
export const DELIVERY_WINDOW_SECONDS = 24 * 3600;

const SEVERITY: readonly ObservationStatus[] = [
  'ok',
  'unknown',
  'degraded',
  'failed',
];

/** All that a collection saw of one location. */
export interface LocationView {
  readonly location: DeliveryLocation;
  readonly region: string;
  readonly tally: DeliveryTally;
  readonly truncated: boolean;
  /** Of a location with more writers than are listed in one collection. */
  readonly writers?: WriterCount;
  readonly cadence: Delivery['cadence'];
  readonly reading: PostureReading;
}

/** What arrived at a location that could be listed. */
export function judgeDelivery(view: LocationView, now: Date): Delivery {
  const { tally, truncated, reading } = view;
  const newest = tally.newest();
  const hourly = tally.hourly();
  return {
    ...placeOf(view.location),
    region: view.region,
    ...verdict(view, now),
    failures: reading.failures,
    newest: newest && {
      key: newest.key,
      at: newest.at.toISOString(),
      bytes: newest.bytes,
    },
    cadence: view.cadence,
    windowSeconds: DELIVERY_WINDOW_SECONDS,
    objects: hourly.reduce((sum, hour) => sum + hour.objects, 0),
    bytes: hourly.reduce((sum, hour) => sum + hour.bytes, 0),
    hourly,
    truncated,
    ...reading.posture,
  };
}

/** A location that could not be listed. */
export function failedDelivery(
  location: DeliveryLocation,
  failure: Failure,
): Delivery {
  return {
    ...placeOf(location),
    region: null,
    status: 'failed',
    reason: failure.message,
    failures: [failure],
    newest: null,
    cadence: null,
    windowSeconds: DELIVERY_WINDOW_SECONDS,
    objects: null,
    bytes: null,
    hourly: [],
    truncated: false,
    ...UNKNOWN_POSTURE,
  };
}

/** The worst location speaks for the observation. */
export function judgeDeliveries(deliveries: Delivery[]): CollectorOutcome {
  const worst = [...deliveries].sort(
    (a, b) => SEVERITY.indexOf(b.status) - SEVERITY.indexOf(a.status),
  )[0];
  const failures = deliveries.flatMap(delivery => delivery.failures);
  const allFailed = deliveries.every(({ status }) => status === 'failed');
  return {
    status: allFailed || worst.status !== 'failed' ? worst.status : 'degraded',
    reason: `${worst.uri}: ${worst.reason}`,
    failures,
    // With nothing read, what was read before says more.
    ...(allFailed ? {} : { data: deliveries }),
  };
}

function placeOf({ uri, bucket, prefix }: DeliveryLocation) {
  return { uri, bucket, prefix };
}

/**
 * Whether objects arrive as often as they should. Times are told, not ages: this
 * is read some time after it was written.
 */
function silence(
  view: LocationView,
  now: Date,
): Pick<Delivery, 'status' | 'reason'> | undefined {
  const { tally, truncated, cadence } = view;
  const newest = tally.newest();
  const isOverdue =
    cadence !== null && Date.parse(cadence.overdueAt) < now.getTime();
  const isOld =
    !newest ||
    now.getTime() - newest.at.getTime() > DELIVERY_WINDOW_SECONDS * 1000;
  // An annotation may say that a day without objects is nothing unusual.
  const isSilent = isOverdue || (isOld && cadence?.source !== 'annotation');
  if (!isSilent) {
    return undefined;
  }
  if (truncated) {
    return {
      status: 'unknown',
      reason: `The location holds more objects than are listed, and none of those listed is of ${
        isOverdue && newest ? `after ${inUtc(newest.at)}` : 'the last 24 hours'
      }. ${howToSeeAll(view)}`,
    };
  }
  if (!newest) {
    return { status: 'degraded', reason: 'Nothing has ever arrived here.' };
  }
  return {
    status: 'degraded',
    reason: `Nothing has arrived since ${inUtc(newest.at)}${expectation(
      cadence,
    )}.`,
  };
}

function expectation(cadence: Delivery['cadence']): string {
  if (!cadence) {
    return '';
  }
  const every = inWords(cadence.everySeconds);
  return cadence.source === 'annotation'
    ? `; an object is expected every ${every}`
    : `; until then an object arrived about every ${every}`;
}

function verdict(
  view: LocationView,
  now: Date,
): Pick<Delivery, 'status' | 'reason'> {
  const silent = silence(view, now);
  if (silent) {
    return silent;
  }
  const problems = bucketProblems(view.reading.posture);
  const arrived = 'Objects keep arriving';
  const complaint = describeProblems(problems);
  if (problems.some(({ degrades }) => degrades)) {
    return {
      status: 'degraded',
      reason: `${complaint[0].toLocaleUpperCase('en-US')}${complaint.slice(
        1,
      )}.${atLeast(view)}`,
    };
  }
  const good = problems.length ? `${arrived}; ${complaint}.` : `${arrived}.`;
  return { status: 'ok', reason: `${good}${atLeast(view)}` };
}

/** Why counts are at least these, where they are. */
function atLeast(view: LocationView): string {
  const { truncated, writers } = view;
  if (!truncated) {
    return '';
  }
  const why = writers
    ? `of ${writers.found}${
        writers.allFound ? '' : ' or more'
      } folders with an order of time of their own, ${
        writers.listed
      } were listed now, and the others count as they were seen before`
    : 'the location holds more objects than are listed';
  return ` Counts are at least these: ${why}. ${howToSeeAll(view)}`;
}

/** What an annotation would have to say for a location to be seen whole. */
function howToSeeAll({ location, writers }: LocationView): string {
  return writers
    ? `To see one of them whole in every collection, annotate it as a location of its own, such as s3://${location.bucket}/${location.prefix}${writers.example}.`
    : 'To see it whole, annotate narrower locations, such as the folders of single tenants or days.';
}

/** `2026-11-01 07:30 UTC` */
function inUtc(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const UNITS: readonly (readonly [string, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** A duration in the largest unit of which there is at least one and a half: `90 minutes`, `2 days`. */
function inWords(seconds: number): string {
  const [unit, length] =
    UNITS.find(([, size]) => seconds === size || seconds >= 1.5 * size) ??
    UNITS[UNITS.length - 1];
  const count = Math.max(1, Math.round(seconds / length));
  return count === 1 ? unit : `${count} ${unit}s`;
}
