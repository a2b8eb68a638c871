const SEPARATORS = new Set([...' ,\t/\\.-:=@<>()“']);
const VALID = /[a-z0-9_]/;
/** Longest name that the store keeps. */
const MAX_LENGTH = 255;

/**
 * A text of CloudWatch as a part of a name in Prometheus, as YACE
 * (yet-another-cloudwatch-exporter, `promutil`) writes it:
 * `NumberOfMessagesSent` is `number_of_messages_sent`.
 */
export function snakeCase(text: string): string {
  let name = '';
  let previous = '';
  for (const character of text) {
    if (SEPARATORS.has(character)) {
      name += '_';
    } else if (character === '%') {
      name += '_percent';
    } else {
      const lower = character.toLocaleLowerCase('en-US');
      const startsWord = lower !== character && /[a-z0-9]/.test(previous);
      name += `${startsWord ? '_' : ''}${VALID.test(lower) ? lower : '_'}`;
    }
    previous = character;
  }
  return name;
}

/** The name of a label for a dimension, as YACE writes it unless told otherwise. */
export function yaceLabel(dimension: string): string {
  return [...dimension]
    .map(character => {
      if (character === '%') {
        return '_percent';
      }
      return /[A-Za-z0-9_]/.test(character) ? character : '_';
    })
    .join('');
}

/**
 * The name in Prometheus of a metric with its statistic, as YACE builds it:
 * `aws_sqs_number_of_messages_sent_sum`.
 */
export function familyName(metric: {
  namespace: string;
  metricName: string;
  statistic: string;
  /** Present: the statistic is an expression, which is no part of a name. */
  math?: unknown;
}): string {
  const namespace = snakeCase(
    metric.namespace.replace(/^\//, '').toLocaleLowerCase('en-US'),
  );
  const prefix = namespace.startsWith('aws') ? '' : 'aws_';
  const name = withoutRepetition(snakeCase(metric.metricName), namespace);
  const statistic = metric.math ? '' : `_${snakeCase(metric.statistic)}`;
  return `${prefix}${namespace}_${name}${statistic}`.slice(0, MAX_LENGTH);
}

/** Some metrics repeat their namespace, such as `glue.driver...` of `Glue`. */
function withoutRepetition(name: string, namespace: string): string {
  let skip = 0;
  for (const part of namespace.split('_')) {
    if (part && name.slice(skip).startsWith(part)) {
      skip = part.length;
    }
  }
  return name.slice(skip).replace(/^_/, '');
}
