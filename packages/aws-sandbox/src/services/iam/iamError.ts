import { AwsError } from '../../service';

/** HTTP status by code. Source: IAM API Reference, "Errors" of each operation. */
const STATUS = {
  AccessDenied: 403,
  DeleteConflict: 409,
  EntityAlreadyExists: 409,
  InvalidInput: 400,
  LimitExceeded: 409,
  MalformedPolicyDocument: 400,
  NoSuchEntity: 404,
  UnmodifiableEntity: 400,
  ValidationError: 400,
} as const;

/** A refusal of IAM. */
export function iamError(code: keyof typeof STATUS, message: string): AwsError {
  return new AwsError(code, message, STATUS[code]);
}
