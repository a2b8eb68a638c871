import type { NormalizedSchema } from '@smithy/core/schema';
import { decodeJson } from '../json/decodeJson';
import { writeJson } from '../json/encodeJson';
import { writeXml } from '../shapes/writeXml';
import { XML_DECLARATION } from '../shapes/xml';
import { decodeXml } from './decodeXml';

/** The format of the structured bodies of a REST protocol. */
export interface DocumentCodec {
  readonly contentType: string;
  /** @throws {@link UnparsableBody} and {@link MalformedValue} */
  read(schema: NormalizedSchema, body: Uint8Array): Record<string, unknown>;
  write(schema: NormalizedSchema, value: unknown): Uint8Array;
}

/** Bodies of restJson1. */
export const JSON_DOCUMENTS: DocumentCodec = {
  contentType: 'application/json',
  read: decodeJson,
  write: writeJson,
};

/** Bodies of restXml, in the namespace of the service. */
export function xmlDocuments(xmlNamespace: string): DocumentCodec {
  return {
    contentType: 'application/xml',
    read: decodeXml,
    write: (schema, value) =>
      Buffer.from(XML_DECLARATION + writeXml(schema, value, xmlNamespace)),
  };
}
