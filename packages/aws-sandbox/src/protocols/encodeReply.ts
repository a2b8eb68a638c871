import { encodeCborReply } from './cbor/cborProtocol';
import { encodeJsonReply } from './json/encodeJson';
import { serviceModel } from './model/serviceModels';
import { encodeEc2Reply, encodeQueryReply } from './query/encodeQuery';
import { JSON_DOCUMENTS, xmlDocuments } from './rest/DocumentCodec';
import { encodeRestReply } from './rest/encodeRest';
import { s3Headers, s3LocationXml } from './rest/s3Replies';
import type { ServiceModel, OperationModel } from './model/ServiceModel';
import type { DecodedRequest, WireReply } from './wire';

function encodeXmlReply(
  model: ServiceModel,
  operation: OperationModel,
  output: unknown,
  requestId: string,
  bodiless?: boolean,
): WireReply {
  const { xmlNamespace } = model.facts;
  const reply = encodeRestReply(
    operation,
    output,
    xmlDocuments(xmlNamespace),
    bodiless,
  );
  return { ...reply, headers: { ...s3Headers(requestId), ...reply.headers } };
}

/** `GetBucketLocation` is the one operation whose output is the text of the root element. */
function encodeLocation(
  reply: WireReply,
  output: unknown,
  xmlNamespace: string,
): WireReply {
  const { LocationConstraint: location } = (output ?? {}) as {
    LocationConstraint?: string;
  };
  return { ...reply, body: s3LocationXml(location, xmlNamespace) };
}

/**
 * Writes the output of an operation as its protocol has it.
 *
 * @param output - shaped like the output of the SDK's command; undefined for operations without output
 */
export function encodeReply(
  decoded: DecodedRequest,
  output: unknown,
  requestId: string,
): WireReply {
  const { service, protocol, bodiless } = decoded;
  const model = serviceModel(service);
  const operation = model.operation(decoded.operation);
  if (!operation) {
    throw new Error(`${service} has no operation ${decoded.operation}`);
  }
  switch (protocol) {
    case 'awsQuery':
      return encodeQueryReply(operation, output, model.facts, requestId);
    case 'ec2Query':
      return encodeEc2Reply(operation, output, model.facts, requestId);
    case 'rpcV2Cbor':
      return encodeCborReply(operation.output, output, requestId);
    case 'restXml': {
      const reply = encodeXmlReply(
        model,
        operation,
        output,
        requestId,
        bodiless,
      );
      return operation.name === 'GetBucketLocation'
        ? encodeLocation(reply, output, model.facts.xmlNamespace)
        : reply;
    }
    case 'restJson1': {
      const reply = encodeRestReply(operation, output, JSON_DOCUMENTS);
      const headers = { 'x-amzn-requestid': requestId, ...reply.headers };
      return { ...reply, headers };
    }
    default:
      return encodeJsonReply(operation.output, output, protocol, requestId);
  }
}
