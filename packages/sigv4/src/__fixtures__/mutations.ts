import type { HttpRequest } from '../types';

/** The part of a request that a mutation touches. */
export type MutatedPart =
  | 'method'
  | 'target'
  | 'header name'
  | 'header value'
  | 'authorization'
  | 'body';

/** A request that differs from another in one byte. */
export interface Mutation {
  part: MutatedPart;
  /** Name of the header, in lower case. */
  header?: string;
  before: string;
  after: string;
  request: HttpRequest;
}

/** Mulberry32: small, seeded, and good enough to pick bytes. */
export function seededBytes(seed: number): () => number {
  let state = seed;
  return () => {
    /* eslint-disable no-bitwise */
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) & 0xff;
    /* eslint-enable no-bitwise */
  };
}

/** Bytes that mean something to a canonicalisation, besides random ones. */
function substitutes(character: string, random: () => number): Set<string> {
  const swapped =
    character === character.toLowerCase()
      ? character.toUpperCase()
      : character.toLowerCase();
  const candidates = [
    swapped.length === 1 && swapped.charCodeAt(0) < 256 ? swapped : '~',
    ...' /&%',
    String.fromCharCode(random()),
  ];
  return new Set(candidates.filter(candidate => candidate !== character));
}

/** The texts that differ from another at one position: the byte there substituted, removed, or pushed on by another. */
export function* mutatedAt(
  text: string,
  position: number,
  random: () => number,
): Generator<string> {
  const [head, tail] = [text.slice(0, position), text.slice(position + 1)];
  for (const substitute of substitutes(text[position], random)) {
    yield head + substitute + tail;
  }
  yield head + tail;
  yield `${head}${String.fromCharCode(random())}${text[position]}${tail}`;
  yield `${head} ${text[position]}${tail}`;
}

/** Every text that differs from another in one byte. */
function* mutatedTexts(text: string, random: () => number): Generator<string> {
  for (let position = 0; position < text.length; position++) {
    yield* mutatedAt(text, position, random);
  }
  yield `${text}${String.fromCharCode(random())}`;
  yield `${text} `;
}

/** Every request that differs from another in one byte of its method, target, headers or body. */
export function* mutationsOf(
  request: HttpRequest,
  seed: number,
): Generator<Mutation> {
  const random = seededBytes(seed);
  const { method, target, headers } = request;
  for (const after of mutatedTexts(method, random)) {
    const mutated = { ...request, method: after };
    yield { part: 'method', before: method, after, request: mutated };
  }
  for (const after of mutatedTexts(target, random)) {
    const mutated = { ...request, target: after };
    yield { part: 'target', before: target, after, request: mutated };
  }
  for (const [index, [name, value]] of headers.entries()) {
    const header = name.toLowerCase();
    const replace = (pair: readonly [string, string]) => ({
      ...request,
      headers: headers.map((other, at) => (at === index ? pair : other)),
    });
    for (const after of mutatedTexts(name, random)) {
      const mutated = replace([after, value]);
      yield {
        part: 'header name',
        header,
        before: name,
        after,
        request: mutated,
      };
    }
    const part = header === 'authorization' ? 'authorization' : 'header value';
    for (const after of mutatedTexts(value, random)) {
      const mutated = replace([name, after]);
      yield { part, header, before: value, after, request: mutated };
    }
  }
  const body = Buffer.from(request.body ?? []).toString('latin1');
  for (const after of mutatedTexts(body, random)) {
    const mutated = { ...request, body: Buffer.from(after, 'latin1') };
    yield { part: 'body', before: body, after, request: mutated };
  }
}
