import type { Difference } from './difference';
import { EMPTY_SHA256 } from './hashing';
import { UNSIGNED_PAYLOAD } from './payloadModes';
import type { SigningSide } from './signingSide';

function kind(hash: string): string {
  if (hash === EMPTY_SHA256) {
    return 'the hash of an empty body';
  }
  if (hash === UNSIGNED_PAYLOAD) {
    return 'an unsigned body';
  }
  if (hash.startsWith('STREAMING-')) {
    return 'a body in chunks';
  }
  return /^[0-9a-f]{64}$/.test(hash) ? 'the hash of a body' : 'not a hash';
}

function hint(ours: string, theirs: string): string {
  const [our, their] = [kind(ours), kind(theirs)];
  return our === their
    ? `Both are ${our}: the body was changed after signing, for instance encoded anew or recompressed.`
    : `Ours stands for ${our}, theirs for ${their}.`;
}

/** Compares what stands for the body, in the last line or in the header of the same meaning. */
export function comparePayloadHashes(
  ours: SigningSide,
  theirs: SigningSide,
): Difference[] {
  const name = 'x-amz-content-sha256';
  const [our, their] = [
    ours.canonical.payloadHash,
    theirs.canonical.payloadHash,
  ];
  if (our !== their) {
    return [
      {
        part: 'payload-hash',
        ours: our,
        theirs: their,
        message: `The payload hashes differ. ${hint(our, their)}`,
      },
    ];
  }
  const [ourHeader, theirHeader] = [ours, theirs].map(s => s.headers.get(name));
  return ourHeader === undefined ||
    theirHeader === undefined ||
    ourHeader === theirHeader
    ? []
    : [
        {
          part: 'payload-hash',
          name,
          ours: ourHeader,
          theirs: theirHeader,
          message: `The header '${name}' differs, though the payload hash is the same. ${hint(
            ourHeader,
            theirHeader,
          )}`,
        },
      ];
}
