export { decodeRequest } from './decodeRequest';
export { encodeError } from './encodeError';
export { encodeReply } from './encodeReply';
export { identifyRequest } from './identifyRequest';
export type { ServiceHint } from './identifyRequest';
export { decodedOrAsIs } from './shapes/percentEncoding';
export type { ServiceName } from './model/serviceFacts';
export type {
  DecodedRequest,
  WireReply,
  WireRequest,
  WireTarget,
} from './wire';
