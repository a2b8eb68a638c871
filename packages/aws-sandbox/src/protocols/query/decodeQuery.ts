import type { OperationModel } from '../model/ServiceModel';
import { parameterTree } from './parameterTree';
import type { QueryDialect } from './queryDialect';
import { readParameters } from './readParameters';
import type { WireRequest } from '../wire';

const FORM = 'application/x-www-form-urlencoded';

/** The parameters of a query request: of its URL, then of its form body. */
export function queryParameters({
  target,
  headers,
  body,
}: WireRequest): URLSearchParams {
  const mark = target.indexOf('?');
  const parameters = new URLSearchParams(
    mark < 0 ? '' : target.slice(mark + 1),
  );
  if (!headers['content-type']?.startsWith(FORM)) return parameters;
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  for (const [name, value] of form) parameters.append(name, value);
  return parameters;
}

/**
 * Reads the input of a query request.
 *
 * @throws {@link MalformedValue}
 */
export function decodeQuery(
  request: WireRequest,
  operation: OperationModel,
  dialect: QueryDialect,
): Record<string, unknown> {
  if (!operation.input.isStructSchema()) return {};
  const tree = parameterTree(queryParameters(request));
  return readParameters(operation.input, tree, {
    path: '',
    dialect,
  }) as Record<string, unknown>;
}
