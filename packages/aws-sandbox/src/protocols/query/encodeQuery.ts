import type { $SchemaRef, StaticStructureSchema } from '@smithy/types';
import type { WireError } from '../errors/wireError';
import type { OperationModel } from '../model/ServiceModel';
import type { ServiceFacts } from '../model/serviceFacts';
import { structureOf, writeXml } from '../shapes/writeXml';
import { element, textElement, XML_DECLARATION } from '../shapes/xml';
import type { WireReply } from '../wire';

const STRING = 0;
const METADATA = structureOf('ResponseMetadata', { RequestId: STRING });

function xmlReply(status: number, xml: string, requestId: string): WireReply {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: Buffer.from(xml),
  };
}

/** Writes an output as `<OpResponse><OpResult>..</OpResult><ResponseMetadata>..`. */
export function encodeQueryReply(
  operation: OperationModel,
  output: unknown,
  facts: Pick<ServiceFacts, 'xmlNamespace'>,
  requestId: string,
): WireReply {
  const members: Record<string, $SchemaRef> = {};
  if (operation.output.isStructSchema()) {
    members[`${operation.name}Result`] = operation.output.getSchema();
  }
  const schema = structureOf(`${operation.name}Response`, {
    ...members,
    ResponseMetadata: METADATA,
  });
  const value = {
    [`${operation.name}Result`]: output ?? {},
    ResponseMetadata: { RequestId: requestId },
  };
  return xmlReply(200, writeXml(schema, value, facts.xmlNamespace), requestId);
}

function membersOf([, , , , names, schemas]: StaticStructureSchema): Record<
  string,
  $SchemaRef
> {
  return Object.fromEntries(names.map((name, i) => [name, schemas[i]]));
}

/** Writes an output of the EC2 dialect, whose members stand directly in `<OpResponse>`. */
export function encodeEc2Reply(
  operation: OperationModel,
  output: unknown,
  facts: Pick<ServiceFacts, 'xmlNamespace'>,
  requestId: string,
): WireReply {
  const members = operation.output.isStructSchema()
    ? membersOf(operation.output.getSchema() as StaticStructureSchema)
    : {};
  const schema = structureOf(`${operation.name}Response`, {
    requestId: STRING,
    ...members,
  });
  return xmlReply(
    200,
    writeXml(schema, { requestId, ...(output ?? {}) }, facts.xmlNamespace),
    requestId,
  );
}

function memberElements(members: WireError['members']): string[] {
  return Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => textElement(name, String(value)));
}

/** Writes an error as `<ErrorResponse>`. */
export function encodeQueryError(
  error: WireError,
  facts: Pick<ServiceFacts, 'xmlNamespace'> | undefined,
  requestId: string,
): WireReply {
  const xml = element(
    'ErrorResponse',
    [
      element('Error', [
        textElement('Type', error.fault),
        textElement('Code', error.queryCode),
        textElement('Message', error.message),
        ...memberElements(error.members),
      ]),
      textElement('RequestId', requestId),
    ],
    facts?.xmlNamespace,
  );
  return xmlReply(error.httpStatus, xml, requestId);
}

/** Writes an error of the EC2 dialect. */
export function encodeEc2Error(error: WireError, requestId: string): WireReply {
  const xml = element('Response', [
    element('Errors', [
      element('Error', [
        textElement('Code', error.queryCode),
        textElement('Message', error.message),
      ]),
    ]),
    textElement('RequestID', requestId),
  ]);
  return xmlReply(error.httpStatus, `${XML_DECLARATION}${xml}`, requestId);
}
