import { decodeCbor } from './cbor/cborProtocol';
import {
  malformedBody,
  malformedValue,
  missingMemberError,
  unknownOperation,
  unknownService,
} from './errors/requestErrors';
import { identifyRequest, type ServiceHint } from './identifyRequest';
import { decodeJson } from './json/decodeJson';
import { serviceModel } from './model/serviceModels';
import type { OperationModel } from './model/ServiceModel';
import { decodeQuery, queryParameters } from './query/decodeQuery';
import { AWS_QUERY, EC2_QUERY } from './query/queryDialect';
import { decodeRest } from './rest/decodeRest';
import { JSON_DOCUMENTS, xmlDocuments } from './rest/DocumentCodec';
import { restRequest, restRouter } from './rest/restTarget';
import { MalformedValue } from './shapes/MalformedValue';
import { missingMembers, type ListPath } from './shapes/missingMembers';
import { UnparsableBody } from './shapes/UnparsableBody';
import { uncompressed } from './uncompressed';
import type { DecodedRequest, WireRequest, WireTarget } from './wire';

type KnownTarget = WireTarget & Pick<DecodedRequest, 'service' | 'operation'>;

function decodeRestInput(
  request: WireRequest,
  { service, protocol }: KnownTarget,
): Record<string, unknown> {
  const rest = restRequest(service, request);
  const found = restRouter(service).find(rest);
  if (!found) throw unknownOperation(protocol, undefined);
  const { xmlNamespace } = serviceModel(service).facts;
  return decodeRest(
    rest,
    found,
    protocol === 'restXml' ? xmlDocuments(xmlNamespace) : JSON_DOCUMENTS,
  );
}

function decodeInput(
  request: WireRequest,
  target: KnownTarget,
  operation: OperationModel,
): Record<string, unknown> {
  switch (target.protocol) {
    case 'awsQuery':
      return decodeQuery(uncompressed(request), operation, AWS_QUERY);
    case 'ec2Query':
      return decodeQuery(uncompressed(request), operation, EC2_QUERY);
    case 'rpcV2Cbor':
      return decodeCbor(operation.input, uncompressed(request).body);
    case 'awsJson1_0':
    case 'awsJson1_1':
      return decodeJson(operation.input, uncompressed(request).body);
    default:
      return decodeRestInput(request, target);
  }
}

function toAwsError(error: unknown, { protocol }: WireTarget): unknown {
  if (error instanceof UnparsableBody) return malformedBody(protocol);
  return error instanceof MalformedValue
    ? malformedValue(protocol, error)
    : error;
}

const listPath: ListPath = (list, index) => `${list}.member.${index + 1}`;

/** Which operation was asked for, where it is named: for the error's text. */
function namedOperation(request: WireRequest, { protocol }: WireTarget) {
  return protocol === 'awsQuery' || protocol === 'ec2Query'
    ? queryParameters(uncompressed(request))
    : new URLSearchParams();
}

/**
 * Reads a request into the operation and input that it stands for.
 *
 * @param hint - the service is taken from the credential scope, or else from what an unsigned request says
 * @throws {@link AwsError} for an unknown service or operation, a malformed value, or a required member that is missing
 */
export function decodeRequest(
  request: WireRequest,
  hint: ServiceHint,
): DecodedRequest {
  const target = identifyRequest(request, hint);
  const { service } = target;
  if (!service) throw unknownService(hint.signingName);
  const model = serviceModel(service);
  const operation = model.operation(target.operation ?? '');
  if (!operation) {
    const named = namedOperation(request, target);
    throw unknownOperation(
      target.protocol,
      named.get('Action') ?? undefined,
      named.get('Version') ?? undefined,
    );
  }
  const known = { ...target, service, operation: operation.name };
  let input: Record<string, unknown>;
  try {
    input = decodeInput(request, known, operation);
  } catch (error) {
    throw toAwsError(error, target);
  }
  const missing = missingMembers(operation.input, input, listPath);
  if (missing.length > 0) throw missingMemberError(model.facts, missing);
  return { ...known, input };
}
