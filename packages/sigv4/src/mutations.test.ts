import { posix } from 'node:path';
import { type Mutation, mutationsOf } from './__fixtures__/mutations';
import {
  documentedSignables,
  type SignableCase,
  suiteSignables,
} from './__fixtures__/signedRequests';
import { type CanonicalRequest, canonicalRequestOf } from './canonicalRequest';
import { verifyRequest } from './verifyRequest';

/** Why a request that differs in one byte is nevertheless the same request. None of this uses the code under test. */
type Sameness =
  | 'white space in a header value'
  | 'case of a header name'
  | 'spaces around the fields of Authorization'
  | 'dot segments and slashes in a path'
  | 'spelling of an escape or an empty segment in a query'
  | 'body that S3 presigning leaves unsigned';

function foldedWords(value: string): string {
  return value
    .split(/[ \t\r\n\f\v]+/)
    .filter(Boolean)
    .join(' ');
}

function decodedParameters(target: string): string {
  const [, query = ''] = /\?(.*)$/s.exec(target) ?? [];
  return query
    .split('&')
    .filter(Boolean)
    .map(parameter => {
      const [name, ...value] = parameter.split('=');
      return [name, value.join('=')]
        .map(text =>
          text.replace(/%[0-9a-f]{2}/gi, escape =>
            String.fromCharCode(parseInt(escape.slice(1), 16)),
          ),
        )
        .join('\0');
    })
    .sort()
    .join('\0\0');
}

function pathOf(target: string): string {
  return target.split('?', 1)[0];
}

function sameTarget(
  { before, after }: Mutation,
  normalized: boolean,
): Sameness | undefined {
  if (after[0] !== '/') {
    return undefined;
  }
  if (pathOf(before) === pathOf(after)) {
    return decodedParameters(before) === decodedParameters(after)
      ? 'spelling of an escape or an empty segment in a query'
      : undefined;
  }
  return normalized &&
    before.slice(pathOf(before).length) === after.slice(pathOf(after).length) &&
    posix.normalize(pathOf(before)) === posix.normalize(pathOf(after))
    ? 'dot segments and slashes in a path'
    : undefined;
}

/** The Authorization header with the spaces around its fields reduced to what is usual. */
function usuallySpaced(authorization: string): string {
  return authorization
    .replace(/^ +| +$/g, '')
    .replace(/ *, */g, ', ')
    .replace(/^(\S+) +/, '$1 ');
}

function sameAs(
  mutation: Mutation,
  { location, verifyOptions, name }: SignableCase,
): Sameness | undefined {
  const { part, before, after } = mutation;
  const s3 = name.startsWith('S3');
  switch (part) {
    case 'target':
      return sameTarget(mutation, verifyOptions.normalizePath ?? !s3);
    case 'header name':
      return before.toLowerCase() === after.toLowerCase()
        ? 'case of a header name'
        : undefined;
    case 'header value':
      return foldedWords(before) === foldedWords(after)
        ? 'white space in a header value'
        : undefined;
    case 'authorization':
      return usuallySpaced(before) === usuallySpaced(after)
        ? 'spaces around the fields of Authorization'
        : undefined;
    case 'body':
      return s3 && location === 'query'
        ? 'body that S3 presigning leaves unsigned'
        : undefined;
    default:
      return undefined;
  }
}

/** The canonical request as the verifier sees it; undefined when it does not get that far. */
function canonicalHash(
  mutation: Mutation,
  { signedHeaders, payloadHash }: CanonicalRequest,
  { location, verifyOptions, name }: SignableCase,
): string | undefined {
  try {
    return canonicalRequestOf(mutation.request, {
      signedHeaders,
      payloadHash,
      s3: name.startsWith('S3'),
      location,
      normalizePath: verifyOptions.normalizePath,
      omitSessionToken: verifyOptions.allowUnsignedSessionToken,
    }).hash;
  } catch {
    return undefined;
  }
}

const cases = [...suiteSignables, ...documentedSignables];
const SEED = 20130524;

describe.each(cases)('every single-byte mutation of $name', testCase => {
  const { request, canonicalRequest } = testCase.sign();
  const verdicts = [...mutationsOf(request, SEED)].map(mutation => ({
    mutation,
    accepted: verifyRequest(mutation.request, testCase.verifyOptions).ok,
    same: sameAs(mutation, testCase),
  }));
  type Verdict = (typeof verdicts)[number];
  const changes = (wrong: (verdict: Verdict) => boolean) =>
    verdicts
      .filter(wrong)
      .map(({ mutation: { part, before, after } }) => [part, before, after]);

  it('is refused, unless it is the same request in another spelling', () => {
    expect(changes(({ accepted, same }) => accepted && !same)).toEqual([]);
  });

  it('is accepted, if it is the same request in another spelling', () => {
    expect(changes(({ accepted, same }) => !accepted && !!same)).toEqual([]);
  });

  it('has the same canonical request, if it is accepted', () => {
    expect(
      changes(
        ({ mutation, accepted }) =>
          accepted &&
          canonicalHash(mutation, canonicalRequest, testCase) !==
            canonicalRequest.hash,
      ),
    ).toEqual([]);
  });
});

it('are as many as this, and these are all the other spellings', () => {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const testCase of cases) {
    for (const mutation of mutationsOf(testCase.sign().request, SEED)) {
      count('all');
      const same = sameAs(mutation, testCase);
      if (same) {
        count(same);
      }
    }
  }
  expect(Object.fromEntries(counts)).toEqual({
    all: 240_403,
    'case of a header name': 1765,
    'spaces around the fields of Authorization': 552,
    'white space in a header value': 461,
    'dot segments and slashes in a path': 420,
    'spelling of an escape or an empty segment in a query': 205,
    'body that S3 presigning leaves unsigned': 2,
  });
});
