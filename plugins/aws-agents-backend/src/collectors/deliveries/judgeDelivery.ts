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
import type { DeliveryTally, ListedObject } from './DeliveryTally';

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
  readonly reading: PostureReading;
}

/** What arrived at a location that could be listed. */
export function judgeDelivery(view: LocationView, now: Date): Delivery {
  const { location, tally, truncated, reading } = view;
  const newest = tally.newest();
  const hourly = tally.hourly();
  return {
    ...location,
    region: view.region,
    ...verdict(newest, truncated, reading, now),
    failures: reading.failures,
    newest: newest && {
      key: newest.key,
      at: newest.at.toISOString(),
      bytes: newest.bytes,
    },
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
    ...location,
    region: null,
    status: 'failed',
    reason: failure.message,
    failures: [failure],
    newest: null,
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

function verdict(
  newest: ListedObject | null,
  truncated: boolean,
  reading: PostureReading,
  now: Date,
): Pick<Delivery, 'status' | 'reason'> {
  const age = newest ? now.getTime() - newest.at.getTime() : undefined;
  const isRecent = age !== undefined && age <= DELIVERY_WINDOW_SECONDS * 1000;
  if (!isRecent && truncated) {
    return {
      status: 'unknown',
      reason:
        'The location holds more objects than are listed, and none of those listed is of the last 24 hours.',
    };
  }
  if (age === undefined) {
    return { status: 'degraded', reason: 'Nothing has ever arrived here.' };
  }
  if (!isRecent) {
    return {
      status: 'degraded',
      reason: `Nothing has arrived for ${inWords(age)}.`,
    };
  }
  const problems = bucketProblems(reading.posture);
  // No age: this is read some time after it was written.
  const arrived = 'Objects keep arriving';
  const complaint = describeProblems(problems);
  if (problems.some(({ degrades }) => degrades)) {
    return {
      status: 'degraded',
      reason: `${complaint[0].toLocaleUpperCase('en-US')}${complaint.slice(
        1,
      )}.`,
    };
  }
  return {
    status: 'ok',
    reason: problems.length ? `${arrived}; ${complaint}.` : `${arrived}.`,
  };
}

/** A duration as people say it: the largest unit of which there are two. */
function inWords(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 120) {
    return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}
