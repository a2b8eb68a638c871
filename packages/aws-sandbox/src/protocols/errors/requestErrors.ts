import { AwsError, type Protocol } from '../../service';
import type { ServiceFacts } from '../model/serviceFacts';
import type { MalformedValue } from '../shapes/MalformedValue';

/** The error for a request that names no operation of the service. */
export function unknownOperation(
  protocol: Protocol,
  operation: string | undefined,
  version?: string,
): AwsError {
  if (protocol === 'restXml') {
    return new AwsError(
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
      405,
    );
  }
  if (protocol !== 'awsQuery' && protocol !== 'ec2Query') {
    return new AwsError(
      'UnknownOperationException',
      'The requested operation is not recognized by the service.',
      400,
    );
  }
  return operation === undefined
    ? new AwsError('MissingAction', 'Missing Action', 400)
    : new AwsError(
        'InvalidAction',
        `Could not find operation ${operation} for version ${
          version ?? 'NO_VERSION_SPECIFIED'
        }`,
        400,
      );
}

/** The error for a request to a service that the sandbox does not have. */
export function unknownService(signingName: string | undefined): AwsError {
  return new AwsError(
    'UnknownOperationException',
    signingName === undefined
      ? 'The request names no service: sign it, or send Action and Version, X-Amz-Target or an RPC v2 path.'
      : `The sandbox has no service with the signing name '${signingName}'.`,
    404,
  );
}

/** The error for a value that is not of the form its shape demands. */
export function malformedValue(
  protocol: Protocol,
  { path, expected, found }: MalformedValue,
): AwsError {
  switch (protocol) {
    case 'awsQuery':
    case 'ec2Query':
      return new AwsError(
        'MalformedInput',
        expected === 'timestamp'
          ? 'timestamp must follow ISO8601'
          : `${path} is not a valid ${expected}`,
        400,
      );
    case 'restXml':
      return new AwsError(
        'InvalidArgument',
        `Provided ${path} is not a valid ${expected}`,
        400,
        { ArgumentName: path, ArgumentValue: String(found) },
      );
    default:
      return new AwsError(
        'SerializationException',
        `Unexpected value at '${path}': expected a ${expected}`,
        400,
      );
  }
}

/** The error for a body that cannot be parsed at all. */
export function malformedBody(protocol: Protocol): AwsError {
  return protocol === 'restXml'
    ? new AwsError(
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
        400,
      )
    : new AwsError('SerializationException', 'The body cannot be parsed', 400);
}

function uncapitalized(path: string): string {
  return path
    .split('.')
    .map(part => part.charAt(0).toLowerCase() + part.slice(1))
    .join('.');
}

/**
 * The error for an input without required members, as the service words it.
 *
 * @param paths - of the missing members; at least one
 */
export function missingMemberError(
  { missingMember }: ServiceFacts,
  paths: readonly string[],
): AwsError {
  if (missingMember === 's3') return malformedBody('restXml');
  if (missingMember === 'parameter') {
    const lines = paths.map(path => `The parameter ${path} is required.`);
    return new AwsError('MissingParameter', lines.join('\n'), 400);
  }
  const violations = paths.map(
    path =>
      `Value null at '${uncapitalized(
        path,
      )}' failed to satisfy constraint: Member must not be null`,
  );
  const count = `${paths.length} validation error${
    paths.length === 1 ? '' : 's'
  } detected`;
  return new AwsError(
    'ValidationError',
    `${count}: ${violations.join('; ')}`,
    400,
  );
}
