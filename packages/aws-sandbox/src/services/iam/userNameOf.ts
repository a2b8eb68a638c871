import type { Caller } from '../../service';
import { iamError } from './iamError';

/** The user a request is about: the caller, where it names none. */
export function userNameOf(
  { UserName }: { readonly UserName?: string },
  caller: Caller,
): string {
  if (UserName !== undefined) return UserName;
  if (caller.identity?.kind === 'user') return caller.identity.name;
  throw iamError(
    'ValidationError',
    'Must specify userName when calling with non-User credentials',
  );
}
