import { normalizePath } from './canonicalPath';
import type { Difference } from './difference';
import type { SigningSide } from './signingSide';
import { percentDecode, uriEncodePath } from './uriEncoding';

/** How two paths come to differ, where it shows. */
function pathHint(ours: string, theirs: string): string {
  if (uriEncodePath(ours) === theirs) {
    return 'Theirs is escaped once more than ours. S3 paths are escaped once, those of all other services twice.';
  }
  if (uriEncodePath(theirs) === ours) {
    return 'Ours is escaped once more than theirs. S3 paths are escaped once, those of all other services twice.';
  }
  if (percentDecode(ours) === percentDecode(theirs)) {
    return 'They differ only in what is escaped: everything but A-Z a-z 0-9 - . _ ~ / has to be, with upper-case hex.';
  }
  if (`${ours}/` === theirs || `${theirs}/` === ours) {
    return 'They differ only in the slash at the end.';
  }
  if (normalizePath(ours) === normalizePath(theirs)) {
    return 'Only one side resolved dot segments and repeated slashes. S3 paths are left as they are, all others are resolved.';
  }
  return 'A proxy may have rewritten the path, or it was changed after signing.';
}

/** Compares the methods. */
export function compareMethods(
  { canonical: ours }: SigningSide,
  { canonical: theirs }: SigningSide,
): Difference[] {
  if (ours.method === theirs.method) {
    return [];
  }
  const caseOnly = ours.method.toUpperCase() === theirs.method.toUpperCase();
  return [
    {
      part: 'method',
      ours: ours.method,
      theirs: theirs.method,
      message: `The method is ${ours.method} on our side and ${
        theirs.method
      } on theirs${caseOnly ? '; methods are case-sensitive' : ''}.`,
    },
  ];
}

/** Compares the canonical paths. */
export function comparePaths(
  { canonical: ours }: SigningSide,
  { canonical: theirs }: SigningSide,
): Difference[] {
  return ours.path === theirs.path
    ? []
    : [
        {
          part: 'path',
          ours: ours.path,
          theirs: theirs.path,
          message: `The paths differ. ${pathHint(ours.path, theirs.path)}`,
        },
      ];
}
