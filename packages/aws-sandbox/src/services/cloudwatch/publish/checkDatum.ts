import { MetricDatum, StandardUnit } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchErrorCode,
  Complaints,
  mutuallyExclusive,
  required,
} from '../errors';
import { DAY, HOUR } from '../metrics/granularity';

/** Source: PutMetricData API reference. */
const MAX_VALUES = 150;
const MAX_DIMENSIONS = 30;
const MAX_NAME_LENGTH = 255;
const MAX_DIMENSION_VALUE_LENGTH = 1024;
const MAX_MAGNITUDE = 2 ** 360;
const OLDEST = 14 * DAY;
const FUTURE = 2 * HOUR;

const UNITS: ReadonlySet<string> = new Set(Object.values(StandardUnit));
const PRINTABLE_ASCII = /^[\x20-\x7e]+$/;

/** Problems by the error that CloudWatch answers them with. */
export class DatumComplaints {
  readonly #byCode = new Map<CloudWatchErrorCode, Complaints>();

  addIf(condition: boolean, code: CloudWatchErrorCode, line: string): void {
    if (condition) {
      const complaints = this.#byCode.get(code) ?? Complaints.create();
      this.#byCode.set(code, complaints);
      complaints.add(line);
    }
  }

  throwIfAny(): void {
    for (const code of [
      'MissingParameter',
      'InvalidParameterCombination',
      'InvalidParameterValue',
    ] as const) {
      this.#byCode.get(code)?.throwIfAny(code);
    }
  }
}

function isStorable(value: number | undefined): boolean {
  return (
    value !== undefined &&
    Number.isFinite(value) &&
    Math.abs(value) <= MAX_MAGNITUDE
  );
}

function checkCombinations(
  datum: MetricDatum,
  path: string,
  complaints: DatumComplaints,
): void {
  const { Value, Values, StatisticValues } = datum;
  const exclusive = (first: string, second: string, both: boolean) =>
    complaints.addIf(
      both,
      'InvalidParameterCombination',
      mutuallyExclusive(`${path}.${first}`, `${path}.${second}`),
    );
  const hasValue = Value !== undefined;
  const hasValues = Values !== undefined && Values.length > 0;
  exclusive('Value', 'Values', hasValue && hasValues);
  exclusive('Value', 'StatisticValues', hasValue && !!StatisticValues);
  exclusive('Values', 'StatisticValues', hasValues && !!StatisticValues);
  complaints.addIf(
    !hasValue && !hasValues && !StatisticValues,
    'MissingParameter',
    `At least one of the parameters ${path}.Value, ${path}.Values or ${path}.StatisticValues must be specified.`,
  );
}

function checkValues(
  datum: MetricDatum,
  path: string,
  complaints: DatumComplaints,
): void {
  const invalid = (condition: boolean, line: string) =>
    complaints.addIf(condition, 'InvalidParameterValue', line);
  const bad = (value: number | undefined, member: string) =>
    invalid(
      !isStorable(value),
      `The value ${value} for parameter ${path}.${member} is invalid.`,
    );
  if (datum.Value !== undefined) {
    bad(datum.Value, 'Value');
  }
  const values = datum.Values ?? [];
  values.forEach((value, i) => bad(value, `Values.member.${i + 1}`));
  invalid(
    values.length > MAX_VALUES,
    `The collection ${path}.Values must not have a size greater than ${MAX_VALUES}.`,
  );
  const counts = datum.Counts;
  invalid(
    counts !== undefined && counts.length !== values.length,
    `The parameters ${path}.Values and ${path}.Counts must be of the same size.`,
  );
  counts?.forEach((count, i) =>
    invalid(
      !isStorable(count) || count < 0,
      `The value ${count} for parameter ${path}.Counts.member.${
        i + 1
      } is invalid.`,
    ),
  );
  const set = datum.StatisticValues;
  if (set) {
    bad(set.SampleCount, 'StatisticValues.SampleCount');
    bad(set.Sum, 'StatisticValues.Sum');
    bad(set.Minimum, 'StatisticValues.Minimum');
    bad(set.Maximum, 'StatisticValues.Maximum');
    invalid(
      (set.Minimum ?? 0) > (set.Maximum ?? 0),
      `The parameter ${path}.StatisticValues.Maximum must be greater than ${path}.StatisticValues.Minimum.`,
    );
  }
}

function checkDescription(
  datum: MetricDatum,
  path: string,
  now: number,
  complaints: DatumComplaints,
): void {
  const invalid = (condition: boolean, line: string) =>
    complaints.addIf(condition, 'InvalidParameterValue', line);
  complaints.addIf(
    !datum.MetricName,
    'MissingParameter',
    required(`${path}.MetricName`),
  );
  invalid(
    (datum.MetricName ?? '').length > MAX_NAME_LENGTH,
    `The parameter ${path}.MetricName must be shorter than ${
      MAX_NAME_LENGTH + 1
    } characters.`,
  );
  invalid(
    datum.Unit !== undefined && !UNITS.has(datum.Unit),
    `The parameter ${path}.Unit must be a value in the set [ ${[...UNITS].join(
      ', ',
    )} ].`,
  );
  const resolution = datum.StorageResolution ?? 60;
  invalid(
    resolution !== 1 && resolution !== 60,
    `The parameter ${path}.StorageResolution must be a value in the set [ 1, 60 ].`,
  );
  const time = datum.Timestamp?.getTime() ?? now;
  invalid(
    time < now - OLDEST,
    `The parameter ${path}.Timestamp must specify a time within the past two weeks.`,
  );
  invalid(
    time > now + FUTURE,
    `The parameter ${path}.Timestamp must specify a time no more than two hours in the future.`,
  );
}

function checkDimensions(
  datum: MetricDatum,
  path: string,
  complaints: DatumComplaints,
): void {
  const dimensions = datum.Dimensions ?? [];
  complaints.addIf(
    dimensions.length > MAX_DIMENSIONS,
    'InvalidParameterValue',
    `The collection ${path}.Dimensions must not have a size greater than ${MAX_DIMENSIONS}.`,
  );
  dimensions.forEach(({ Name, Value }, i) => {
    const at = `${path}.Dimensions.member.${i + 1}`;
    const part = (
      text: string | undefined,
      member: string,
      longest: number,
    ) => {
      complaints.addIf(!text, 'MissingParameter', required(`${at}.${member}`));
      complaints.addIf(
        !!text &&
          (text.length > longest ||
            !PRINTABLE_ASCII.test(text) ||
            !text.trim()),
        'InvalidParameterValue',
        `The value ${text} for parameter ${at}.${member} is invalid.`,
      );
    };
    part(Name, 'Name', MAX_NAME_LENGTH);
    part(Value, 'Value', MAX_DIMENSION_VALUE_LENGTH);
  });
}

/** Checks where the data is to go. */
export function checkNamespace(
  namespace: string | undefined,
  complaints: DatumComplaints,
): void {
  complaints.addIf(!namespace, 'MissingParameter', required('Namespace'));
  complaints.addIf(
    !!namespace &&
      (namespace.startsWith(':') ||
        namespace.startsWith('AWS/') ||
        namespace.length > MAX_NAME_LENGTH ||
        !PRINTABLE_ASCII.test(namespace)),
    'InvalidParameterValue',
    `The value ${namespace} for parameter Namespace is invalid.`,
  );
}

/**
 * Checks one datum.
 *
 * @param path - name of the datum in messages
 * @param now - ms
 */
export function checkDatum(
  datum: MetricDatum,
  path: string,
  now: number,
  complaints: DatumComplaints,
): void {
  checkDescription(datum, path, now, complaints);
  checkDimensions(datum, path, complaints);
  checkCombinations(datum, path, complaints);
  checkValues(datum, path, complaints);
}
