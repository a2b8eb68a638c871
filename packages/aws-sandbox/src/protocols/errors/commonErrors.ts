/**
 * Errors that every service has although its model does not state them, by query code, with the name they bear in JSON
 * and CBOR. Sources: "Common errors" of the STS and CloudWatch API references, and of those of JSON services.
 */
export const COMMON_ERRORS: Readonly<Record<string, string>> = {
  AccessDenied: 'AccessDeniedException',
  ExpiredToken: 'ExpiredTokenException',
  IncompleteSignature: 'IncompleteSignatureException',
  InvalidAction: 'UnknownOperationException',
  InvalidClientTokenId: 'UnrecognizedClientException',
  MalformedInput: 'SerializationException',
  MissingAuthenticationToken: 'MissingAuthenticationTokenException',
  ServiceUnavailable: 'ServiceUnavailableException',
  SignatureDoesNotMatch: 'InvalidSignatureException',
  Throttling: 'ThrottlingException',
  ValidationError: 'ValidationException',
};

const QUERY_CODES: ReadonlyMap<string, string> = new Map(
  Object.entries(COMMON_ERRORS).map(([query, shape]) => [shape, query]),
);

/** The name in JSON and CBOR of an error known by its query code; a code that is not common stays as it is. */
export function commonShapeName(code: string): string {
  return COMMON_ERRORS[code] ?? code;
}

/** The query code of an error known by its name in JSON and CBOR; a name that is not common stays as it is. */
export function commonQueryCode(code: string): string {
  return QUERY_CODES.get(code) ?? code;
}
