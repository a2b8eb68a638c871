import type {
  CompositeAlarm,
  DescribeAlarmsForMetricInput,
  DescribeAlarmsForMetricOutput,
  DescribeAlarmsInput,
  DescribeAlarmsOutput,
  MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import type { CloudWatchState } from '../CloudWatchState';
import {
  Complaints,
  cloudWatchError,
  constraintViolation,
  enumConstraint,
  mutuallyExclusive,
  rangeConstraint,
  required,
} from '../errors';
import { metricIdentity, metricKey } from '../metrics/metric';
import { decodePageToken, encodePageToken } from '../../pageToken';
import type { AlarmEntry, AlarmState, MetricAlarmEntry } from './alarm';

/** Source: DescribeAlarms API reference. */
const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 100;
const MAX_NAMES = 100;

/** In the order in which AWS names them. */
const STATES: readonly string[] = ['INSUFFICIENT_DATA', 'ALARM', 'OK'];

const cursorSchema = z.string();

/** An alarm with its state at the time of the request. */
interface Described {
  readonly entry: AlarmEntry;
  readonly state: AlarmState;
}

function check(input: DescribeAlarmsInput): void {
  const { AlarmNames, AlarmNamePrefix, MaxRecords } = input;
  const complaints = Complaints.create();
  complaints.addIf(
    AlarmNames !== undefined && AlarmNamePrefix !== undefined,
    mutuallyExclusive('AlarmNames', 'AlarmNamePrefix'),
  );
  complaints.addIf(
    (AlarmNames?.length ?? 0) > MAX_NAMES,
    `The collection AlarmNames must not have a size greater than ${MAX_NAMES}.`,
  );
  const range = rangeConstraint(MaxRecords ?? 1, 1, MAX_PAGE_SIZE);
  if (range) {
    complaints.add(constraintViolation(MaxRecords, 'maxRecords', range));
  }
  complaints.addIf(
    input.StateValue !== undefined && !STATES.includes(input.StateValue),
    constraintViolation(input.StateValue, 'stateValue', enumConstraint(STATES)),
  );
  const { MaxRecords: _m, NextToken: _n, ...filters } = input;
  for (const relation of [
    'ChildrenOfAlarmName',
    'ParentsOfAlarmName',
  ] as const) {
    const { [relation]: asked, ...others } = filters;
    const other = Object.entries(others).find(
      ([, value]) => value !== undefined,
    );
    complaints.addIf(
      asked !== undefined && other !== undefined,
      mutuallyExclusive(relation, other?.[0] ?? ''),
    );
  }
  complaints.throwIfAny('ValidationError');
}

function related(
  input: DescribeAlarmsInput,
  { alarms }: CloudWatchState,
): AlarmEntry[] | undefined {
  const { ChildrenOfAlarmName: parent, ParentsOfAlarmName: child } = input;
  if (parent !== undefined) {
    const entry = alarms.get(parent);
    return entry?.kind === 'composite' ? alarms.childrenOf(entry) : [];
  }
  if (child !== undefined) {
    return alarms
      .list()
      .filter(
        entry =>
          entry.kind === 'composite' &&
          alarms.childrenOf(entry).some(({ name }) => name === child),
      );
  }
  return undefined;
}

/** All filters but that by state, which is not known yet. */
function isAskedFor(entry: AlarmEntry, input: DescribeAlarmsInput): boolean {
  const { AlarmTypes = [], AlarmNames = [], ActionPrefix: prefix } = input;
  const wanted = AlarmTypes.length > 0 ? AlarmTypes : ['MetricAlarm'];
  const type = entry.kind === 'metric' ? 'MetricAlarm' : 'CompositeAlarm';
  const { OKActions, AlarmActions, InsufficientDataActions } =
    entry.configuration;
  const actions = [OKActions, AlarmActions, InsufficientDataActions].flatMap(
    list => list ?? [],
  );
  return (
    wanted.includes(type) &&
    (AlarmNames.length === 0 || AlarmNames.includes(entry.name)) &&
    entry.name.startsWith(input.AlarmNamePrefix ?? '') &&
    (!prefix || actions.some(action => action.startsWith(prefix)))
  );
}

function stateMembers({ entry, state }: Described) {
  return {
    AlarmName: entry.name,
    AlarmArn: entry.arn,
    StateValue: state.value,
    StateReason: state.reason,
    ...(state.reasonData !== undefined && {
      StateReasonData: state.reasonData,
    }),
    StateUpdatedTimestamp: new Date(state.since),
    StateTransitionedTimestamp: new Date(state.since),
    AlarmConfigurationUpdatedTimestamp: new Date(entry.updated),
  };
}

function summary(
  { entry, state }: Described,
  input: DescribeAlarmsInput,
): MetricAlarm & CompositeAlarm {
  const identity = { AlarmName: entry.name, AlarmArn: entry.arn };
  return input.ParentsOfAlarmName !== undefined
    ? identity
    : {
        ...identity,
        StateValue: state.value,
        StateUpdatedTimestamp: new Date(state.since),
      };
}

function page(
  all: readonly AlarmEntry[],
  input: DescribeAlarmsInput,
): { entries: readonly AlarmEntry[]; nextToken?: string } {
  const { NextToken, MaxRecords, ...scope } = input;
  let rest = all;
  if (NextToken !== undefined) {
    const cursor = cursorSchema.safeParse(decodePageToken(scope, NextToken));
    if (!cursor.success) {
      throw cloudWatchError(
        'InvalidNextToken',
        'The next token specified is invalid.',
      );
    }
    rest = all.filter(({ name }) => name > cursor.data);
  }
  const entries = rest.slice(0, MaxRecords ?? DEFAULT_PAGE_SIZE);
  return rest.length > entries.length
    ? {
        entries,
        nextToken: encodePageToken(scope, entries[entries.length - 1].name),
      }
    : { entries };
}

/**
 * DescribeAlarms: metric alarms and, when asked for, composite alarms, by name.
 *
 * @throws AwsError ValidationError, InvalidNextToken
 */
export function describeAlarms(
  input: DescribeAlarmsInput,
  state: CloudWatchState,
  now: Date,
): DescribeAlarmsOutput {
  check(input);
  const stateOf = (entry: AlarmEntry) =>
    state.alarms.stateOf(entry, now.getTime());
  const relatives = related(input, state);
  const candidates =
    relatives ?? state.alarms.list().filter(e => isAskedFor(e, input));
  const all = candidates
    .filter(e => !input.StateValue || stateOf(e).value === input.StateValue)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { entries, nextToken } = page(all, input);
  const alarms = entries.map(entry => ({ entry, state: stateOf(entry) }));
  const shown = (kind: AlarmEntry['kind']) =>
    alarms
      .filter(({ entry }) => entry.kind === kind)
      .map(described =>
        relatives
          ? summary(described, input)
          : { ...described.entry.configuration, ...stateMembers(described) },
      );
  return {
    MetricAlarms: shown('metric') as MetricAlarm[],
    CompositeAlarms: shown('composite') as CompositeAlarm[],
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}

function watches(
  entry: AlarmEntry,
  input: DescribeAlarmsForMetricInput,
): entry is MetricAlarmEntry {
  if (entry.kind !== 'metric' || entry.watched.kind !== 'metric') {
    return false;
  }
  const { identity, statisticText, periodSeconds, unit } = entry.watched;
  const wanted = metricIdentity(
    input.Namespace,
    input.MetricName,
    input.Dimensions,
  );
  const statistic = input.Statistic ?? input.ExtendedStatistic;
  return (
    metricKey(identity) === metricKey(wanted) &&
    (statistic === undefined || statistic === statisticText) &&
    (input.Period === undefined || input.Period === periodSeconds) &&
    (input.Unit === undefined || input.Unit === unit)
  );
}

/**
 * DescribeAlarmsForMetric: alarms on exactly that metric, not those on math.
 *
 * @throws AwsError MissingParameter
 */
export function describeAlarmsForMetric(
  input: DescribeAlarmsForMetricInput,
  state: CloudWatchState,
  now: Date,
): DescribeAlarmsForMetricOutput {
  const complaints = Complaints.create();
  complaints.addIf(!input.MetricName, required('MetricName'));
  complaints.addIf(!input.Namespace, required('Namespace'));
  complaints.throwIfAny('MissingParameter');
  return {
    MetricAlarms: state.alarms
      .list()
      .filter(entry => watches(entry, input))
      .map(entry => ({
        ...entry.configuration,
        ...stateMembers({
          entry,
          state: state.alarms.stateOf(entry, now.getTime()),
        }),
      })),
  };
}
