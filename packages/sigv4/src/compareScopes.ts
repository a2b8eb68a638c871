import { parseAmzDate } from './amzDate';
import type { Difference } from './difference';
import type { SigningSide } from './signingSide';

const SCOPE_FIELDS = ['date', 'region', 'service', 'terminator'] as const;

/** Compares the moments of signing. */
export function compareDates(
  { amzDate: ours }: SigningSide,
  { amzDate: theirs }: SigningSide,
): Difference[] {
  if (ours === theirs || ours === undefined || theirs === undefined) {
    return [];
  }
  const [our, their] = [ours, theirs].map(text => parseAmzDate(text));
  const distance =
    our && their
      ? `They are ${Math.abs(our.getTime() - their.getTime()) / 1000} s apart.`
      : 'A date has to be a time as YYYYMMDDTHHMMSSZ.';
  return [
    {
      part: 'date',
      ours,
      theirs,
      message: `The dates of signing differ. ${distance}`,
    },
  ];
}

/** Compares the credential scopes, field by field. */
export function compareScopes(
  { scope: ours }: SigningSide,
  { scope: theirs }: SigningSide,
): Difference[] {
  if (!ours || !theirs) {
    return [];
  }
  return SCOPE_FIELDS.flatMap((name, index): Difference[] => {
    const [our, their] = [ours, theirs].map(scope =>
      name === 'terminator' ? scope.slice(index).join('/') : scope[index] ?? '',
    );
    return our === their
      ? []
      : [
          {
            part: 'scope',
            name,
            ours: our,
            theirs: their,
            message: `The credential scope differs in its ${name}: ours is '${our}', theirs '${their}'.`,
          },
        ];
  });
}

/** Compares the access keys: their ids where they show, else the secrets behind two signatures of the same thing. */
export function compareKeys(
  ours: SigningSide,
  theirs: SigningSide,
  foundSoFar: number,
): Difference[] {
  const [our, their] = [ours.accessKeyId, theirs.accessKeyId];
  if (our !== their && our !== undefined && their !== undefined) {
    return [
      {
        part: 'key',
        name: 'access-key-id',
        ours: our,
        theirs: their,
        message: `The access keys differ: ours is ${our}, theirs ${their}.`,
      },
    ];
  }
  const sameSigned =
    foundSoFar === 0 &&
    ours.stringToSign !== undefined &&
    ours.stringToSign === theirs.stringToSign;
  const [ourSignature, theirSignature] = [ours.signature, theirs.signature];
  return sameSigned &&
    ourSignature !== undefined &&
    theirSignature !== undefined &&
    ourSignature !== theirSignature
    ? [
        {
          part: 'key',
          name: 'secret-access-key',
          message:
            'Both sides signed the same text, so the secret access keys differ: a truncated, rotated or mixed-up secret.',
        },
      ]
    : [];
}
