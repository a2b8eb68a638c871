import type { ValueType } from './types';

/** What a name of the standard library gives; undefined where that depends on its arguments. */
export const STANDARD_LIBRARY: Readonly<Record<string, ValueType | undefined>> =
  {
    'array.combine_maps': 'list(map(string))',
    'array.concat': undefined,
    'array.group_by': undefined,
    coalesce: undefined,
    'constants.arch': 'string',
    'constants.hostname': 'string',
    'constants.os': 'string',
    'constants.version': 'string',
    'convert.nonsensitive': 'string',
    'encoding.from_URLbase64': 'string',
    'encoding.from_base64': 'string',
    'encoding.from_json': undefined,
    'encoding.from_yaml': undefined,
    'encoding.to_URLbase64': 'string',
    'encoding.to_base64': 'string',
    'encoding.to_json': 'string',
    'encoding.url_decode': 'string',
    'encoding.url_encode': 'string',
    'file.path_join': 'string',
    json_path: undefined,
    'string.format': 'string',
    'string.join': 'string',
    'string.replace': 'string',
    'string.split': 'list(string)',
    'string.to_lower': 'string',
    'string.to_upper': 'string',
    'string.trim': 'string',
    'string.trim_prefix': 'string',
    'string.trim_space': 'string',
    'string.trim_suffix': 'string',
    'sys.env': 'string',
  };

/** Functions that need `--stability.level=experimental`. */
export const EXPERIMENTAL_FUNCTIONS: readonly string[] = [
  'array.combine_maps',
  'array.group_by',
];

/** Names without a namespace that older configurations use. */
export const DEPRECATED_FUNCTIONS: readonly string[] = [
  'base64_decode',
  'concat',
  'env',
  'format',
  'join',
  'json_decode',
  'nonsensitive',
  'replace',
  'split',
  'to_lower',
  'to_upper',
  'trim',
  'trim_prefix',
  'trim_space',
  'trim_suffix',
  'yaml_decode',
];
