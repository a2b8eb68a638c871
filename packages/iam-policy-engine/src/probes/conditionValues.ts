import { ParsedOperator, parseOperator } from '../conditions/operators';
import {
  parseAddressRange,
  parseDate,
  parseNumber,
} from '../conditions/values';
import { RequestContext } from '../evaluation/types';
import { EXAMPLE, exampleOf } from '../matching/patternText';
import { VariableLookup } from '../matching/template';
import { PolicyVersion, StatementCondition } from '../policy/types';
import { resolvePattern } from './resolvePattern';

/** How far a value is moved to be beyond a limit. */
const STEPS: Readonly<Record<string, number>> = {
  NumericLessThan: -1,
  NumericGreaterThan: 1,
  DateLessThan: -86_400_000,
  DateGreaterThan: 86_400_000,
};

/** What the conditions of a statement are read with. */
export interface ConditionReading {
  readonly version: PolicyVersion;
  readonly known: VariableLookup;
}

/** Condition keys, in lower case, with a value equal to the policy's, or just beyond it. */
export function contextWith(
  { name, definition, set }: ParsedOperator,
  key: string,
  value: string,
  { version, known }: ConditionReading,
): RequestContext {
  const as = (text: string, assumed: RequestContext = {}): RequestContext => ({
    ...assumed,
    [key.toLowerCase()]: set ? [text] : text,
  });
  switch (definition.family) {
    case 'numeric': {
      const number = parseNumber(value);
      return number === undefined
        ? {}
        : as(STEPS[name] ? String(number + STEPS[name]) : value.trim());
    }
    case 'date': {
      const time = parseDate(value);
      return time === undefined
        ? {}
        : as(new Date(time + (STEPS[name] ?? 0)).toISOString());
    }
    case 'ip-address':
      return as(value.trim().split('/')[0]);
    case 'binary':
      return as(value);
    default: {
      const isPattern =
        definition.takes === 'pattern' && definition.wildcards === true;
      const { tokens, assumed } = resolvePattern(
        value,
        version,
        known,
        isPattern,
      );
      return as(exampleOf(tokens), assumed);
    }
  }
}

/** Contexts between which a condition line tells: one for each of its values, and one with another value. */
export function tellingContexts(
  { operator: text, key, values }: StatementCondition,
  reading: ConditionReading,
): RequestContext[] {
  const operator = parseOperator(text);
  if (!operator) return [];
  const name = key.toLowerCase();
  const { family } = operator.definition;
  if (family === 'null') return [{ [name]: EXAMPLE }];
  const listed = values.map(value =>
    contextWith(operator, key, value, reading),
  );
  switch (family) {
    case 'boolean':
      return [{ [name]: 'true' }, { [name]: 'false' }];
    case 'ip-address':
      return [
        ...listed,
        ...values.flatMap((value): RequestContext[] => {
          const last = lastAddress(value);
          return last === undefined ? [] : [{ [name]: last }];
        }),
      ];
    case 'string':
    case 'arn':
      return [...listed, { [name]: operator.set ? [EXAMPLE] : EXAMPLE }];
    default:
      return listed;
  }
}

/** The other end of a range of addresses: two ranges may begin alike. */
function lastAddress(text: string): string | undefined {
  const range = parseAddressRange(text);
  if (!range) return undefined;
  const bytes = range.bytes.map((byte, i) => {
    const fixedBits = Math.min(8, Math.max(0, range.prefix - i * 8));
    return byte + 2 ** (8 - fixedBits) - 1 - (byte % 2 ** (8 - fixedBits));
  });
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, i) =>
    (bytes[2 * i] * 256 + bytes[2 * i + 1]).toString(16),
  );
  return groups.join(':');
}
