import type { AwsError } from '../service';
import { encodeCborError } from './cbor/cborProtocol';
import { wireError } from './errors/wireError';
import { encodeJsonError } from './json/encodeJson';
import { serviceModel } from './model/serviceModels';
import { encodeEc2Error, encodeQueryError } from './query/encodeQuery';
import { encodeS3Error } from './rest/s3Replies';
import type { WireReply, WireTarget } from './wire';

/**
 * Writes an error as its protocol has it. Its code may be the query code (`AccessDenied`) or the name of the shape
 * (`AccessDeniedException`): the reply bears the name that the protocol gives it, and the status that the service's
 * model states.
 */
export function encodeError(
  target: WireTarget,
  error: AwsError,
  requestId: string,
): WireReply {
  const { service, protocol, queryMode } = target;
  const model = service && serviceModel(service);
  const named = wireError(model, error);
  switch (protocol) {
    case 'awsQuery':
      return encodeQueryError(named, model?.facts, requestId);
    case 'ec2Query':
      return encodeEc2Error(named, requestId);
    case 'rpcV2Cbor':
      return encodeCborError(named, requestId, queryMode);
    case 'restXml':
      return encodeS3Error(named, target, requestId);
    default:
      return encodeJsonError(named, protocol, requestId, queryMode);
  }
}
