import { uriEncodePath, uriEncodePathOnce } from './uriEncoding';

/** How a service canonicalises paths. */
export interface PathRules {
  /** S3 rules: escapes on the wire are kept instead of being escaped again. */
  s3: boolean;
  /** Whether `.` and `..` segments and repeated slashes are resolved. */
  normalizePath: boolean;
}

/**
 * Dot segments are resolved and runs of slashes become one. Unlike in RFC 3986, `/a/b/..` is `/a` and not `/a/`: that is
 * what the signers of the AWS SDKs make of it.
 */
export function normalizePath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') {
      kept.pop();
    } else if (segment !== '' && segment !== '.') {
      kept.push(segment);
    }
  }
  const directory = kept.length > 0 && path.endsWith('/');
  return `/${kept.join('/')}${directory ? '/' : ''}`;
}

/**
 * The canonical URI of a raw path.
 *
 * @remarks
 * S3 signs the path as it stands in the URL. Every other service normalises it and then escapes it a second time, so that
 * `%20` on the wire is `%2520` in the canonical request.
 */
export function canonicalPath(rawPath: string, rules: PathRules): string {
  const path = rules.normalizePath ? normalizePath(rawPath) : rawPath;
  return rules.s3 ? uriEncodePathOnce(path) : uriEncodePath(path);
}
