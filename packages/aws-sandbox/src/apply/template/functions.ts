import { splitAttribute } from './readTemplate';

/** What a value of a template refers to. */
export interface Reference {
  /** A parameter, a pseudo parameter or a resource. */
  readonly name: string;
  /** Absent for `Ref`. */
  readonly attribute?: string;
}

/** Gives what a reference stands for. Throws {@link FunctionError} where it stands for nothing. */
export type Lookup = (reference: Reference) => unknown;

/** A function of a template that cannot be worked out. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
}

/** Stands for `Ref: AWS::NoValue`: the property is left out. */
const NO_VALUE = Symbol('AWS::NoValue');

const SUPPORTED = ['Ref', 'Fn::GetAtt', 'Fn::Sub', 'Fn::Join'];
const PLACEHOLDER = /\$\{(!?)([^}]*)\}/g;

/**
 * A value with its functions worked out.
 *
 * @throws {@link FunctionError}
 */
export function resolveValue(value: unknown, lookup: Lookup): unknown {
  const resolved = resolve(value, lookup);
  return resolved === NO_VALUE ? undefined : resolved;
}

/** Everything that a value refers to, in order of appearance. */
export function referencesOf(value: unknown): Reference[] {
  const found: Reference[] = [];
  resolve(value, reference => {
    found.push(reference);
    return '';
  });
  return found;
}

function resolve(value: unknown, lookup: Lookup): unknown {
  if (Array.isArray(value)) {
    return value
      .map(item => resolve(item, lookup))
      .filter(item => item !== NO_VALUE);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[name, argument] = ['', undefined]] = entries;
  if (entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::'))) {
    return call(name, argument, lookup);
  }
  return Object.fromEntries(
    entries
      .map(([key, item]) => [key, resolve(item, lookup)] as const)
      .filter(([, item]) => item !== NO_VALUE),
  );
}

function call(name: string, argument: unknown, lookup: Lookup): unknown {
  switch (name) {
    case 'Ref':
      return ref(argument, lookup);
    case 'Fn::GetAtt':
      return getAtt(argument, lookup);
    case 'Fn::Sub':
      return substitute(argument, lookup);
    case 'Fn::Join':
      return join(argument, lookup);
    default:
      throw new FunctionError(
        `${name} is not supported; ${SUPPORTED.join(', ')} are`,
      );
  }
}

function ref(argument: unknown, lookup: Lookup): unknown {
  if (typeof argument !== 'string') {
    throw new FunctionError('Ref needs the name of a parameter or resource');
  }
  return argument === 'AWS::NoValue' ? NO_VALUE : lookup({ name: argument });
}

function getAtt(argument: unknown, lookup: Lookup): unknown {
  const parts =
    typeof argument === 'string' ? splitAttribute(argument) : argument;
  if (
    !Array.isArray(parts) ||
    parts.length !== 2 ||
    !parts.every(part => typeof part === 'string')
  ) {
    throw new FunctionError(
      'Fn::GetAtt needs a resource and its attribute, such as [Role, Arn]',
    );
  }
  const [name, attribute] = parts as [string, string];
  return lookup({ name, attribute });
}

function substitute(argument: unknown, lookup: Lookup): string {
  const [text, variables = {}] = Array.isArray(argument)
    ? argument
    : [argument];
  if (
    typeof text !== 'string' ||
    typeof variables !== 'object' ||
    variables === null
  ) {
    throw new FunctionError(
      'Fn::Sub needs a text, or a list of a text and its variables',
    );
  }
  const given = new Map(Object.entries(variables));
  return text.replace(PLACEHOLDER, (whole, literal: string, inner: string) => {
    if (literal) return `\${${inner}}`;
    const name = inner.trim();
    if (given.has(name)) return asText(resolve(given.get(name), lookup), whole);
    const [resource, attribute] = splitAttribute(name);
    return asText(
      lookup({ name: resource, ...(attribute && { attribute }) }),
      whole,
    );
  });
}

function join(argument: unknown, lookup: Lookup): string {
  const [delimiter, list] = Array.isArray(argument) ? argument : [];
  if (typeof delimiter !== 'string' || !Array.isArray(list)) {
    throw new FunctionError('Fn::Join needs a delimiter and a list');
  }
  return list
    .map(item => asText(resolve(item, lookup), 'an item of Fn::Join'))
    .join(delimiter);
}

function asText(value: unknown, what: string): string {
  if (['string', 'number', 'boolean'].includes(typeof value)) {
    return String(value);
  }
  throw new FunctionError(`${what} is no text`);
}
