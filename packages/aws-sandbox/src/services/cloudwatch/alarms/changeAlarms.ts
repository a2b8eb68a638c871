import type {
  DeleteAlarmsInput,
  PutMetricAlarmInput,
} from '@aws-sdk/client-cloudwatch';
import type { CloudWatchState } from '../CloudWatchState';
import { Complaints, cloudWatchError, required } from '../errors';
import { createMetricAlarm } from './metricAlarm';

/** Source: DeleteAlarms API reference. */
const MAX_DELETED = 100;

/**
 * PutMetricAlarm: creates an alarm, or replaces the configuration of the metric
 * alarm of that name.
 *
 * @throws AwsError ValidationError
 */
export function putMetricAlarm(
  input: PutMetricAlarmInput,
  state: CloudWatchState,
  now: Date,
): Record<string, never> {
  const existing = state.alarms.get(input.AlarmName ?? '');
  if (existing?.kind === 'composite') {
    throw cloudWatchError(
      'ValidationError',
      `An alarm with the name ${existing.name} already exists as a composite alarm.`,
    );
  }
  state.alarms.put(
    createMetricAlarm(input, {
      accountId: state.accountId,
      region: state.region,
      created: existing?.created ?? now.getTime(),
      updated: now.getTime(),
    }),
  );
  return {};
}

/** Alarms that are to be deleted while a composite alarm that stays uses them. */
function inUse(
  names: readonly string[],
  { alarms }: CloudWatchState,
): string[] {
  const used = alarms
    .list()
    .flatMap(entry =>
      entry.kind === 'composite' && !names.includes(entry.name)
        ? alarms.childrenOf(entry)
        : [],
    )
    .map(({ name }) => name);
  return names.filter(name => used.includes(name));
}

/**
 * DeleteAlarms: deletes those of the alarms that exist.
 *
 * @throws AwsError ResourceNotFound when none exists, ValidationError
 */
export function deleteAlarms(
  input: DeleteAlarmsInput,
  state: CloudWatchState,
): Record<string, never> {
  const { alarms } = state;
  const names = input.AlarmNames ?? [];
  const complaints = Complaints.create();
  complaints.addIf(input.AlarmNames === undefined, required('AlarmNames'));
  complaints.addIf(
    names.length > MAX_DELETED,
    `The collection AlarmNames must not have a size greater than ${MAX_DELETED}.`,
  );
  const composites = names.filter(
    name => alarms.get(name)?.kind === 'composite',
  );
  complaints.addIf(
    composites.length > 1,
    'Only one composite alarm can be deleted in an operation.',
  );
  const blocked = inUse(names, state);
  complaints.addIf(
    blocked.length > 0,
    `Cannot delete ${blocked.join(
      ',',
    )} as there are composite alarm(s) depending on ${
      blocked.length === 1 ? 'it' : 'them'
    }.`,
  );
  complaints.throwIfAny('ValidationError');
  if (names.every(name => alarms.get(name) === undefined)) {
    // CloudWatch answers without a message.
    throw cloudWatchError('ResourceNotFound', '');
  }
  names.forEach(name => alarms.delete(name));
  return {};
}
