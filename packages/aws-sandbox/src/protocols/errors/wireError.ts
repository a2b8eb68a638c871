import type { AwsError } from '../../service';
import type { ServiceModel } from '../model/ServiceModel';
import { commonQueryCode, commonShapeName } from './commonErrors';

/** An error with all the names that the protocols give it. */
export interface WireError {
  /** What query protocols and S3 call it. */
  readonly queryCode: string;
  /** What JSON and CBOR call it. */
  readonly shapeName: string;
  readonly httpStatus: number;
  readonly message: string;
  /** Name of the member that carries the text. */
  readonly messageMember: string;
  readonly members: Readonly<Record<string, unknown>>;
  readonly fault: 'Sender' | 'Receiver';
}

/** Finds out how a service calls an error: by its model, or else by the table of common errors. */
export function wireError(
  service: ServiceModel | undefined,
  { code, message, httpStatus, members }: AwsError,
): WireError {
  const model = service?.error(code);
  const status = model?.httpStatus ?? httpStatus;
  return {
    queryCode: model?.queryCode ?? commonQueryCode(code),
    shapeName: model?.shapeName ?? commonShapeName(code),
    httpStatus: status,
    message,
    messageMember: model?.messageMember ?? 'message',
    members,
    fault: status < 500 ? 'Sender' : 'Receiver',
  };
}
