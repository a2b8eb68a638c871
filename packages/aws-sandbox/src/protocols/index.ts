export { decodeRequest } from './decodeRequest';
export { encodeError } from './encodeError';
export { encodeReply } from './encodeReply';
export { identifyRequest, serviceBySigningName } from './identifyRequest';
export type { ServiceHint } from './identifyRequest';
export type { ServiceName } from './model/serviceFacts';
export type {
  DecodedRequest,
  WireReply,
  WireRequest,
  WireTarget,
} from './wire';
