import { foldWhitespace } from './canonicalHeaders';
import type { Difference } from './difference';
import type { SigningSide } from './signingSide';

const SECRET = 'x-amz-security-token';

/** The headers whose difference other comparisons report under a better name. */
function reportedElsewhere(ours: SigningSide, theirs: SigningSide): string[] {
  const bothHave = (name: string) =>
    ours.headers.has(name) && theirs.headers.has(name);
  return [
    ours.amzDate === theirs.amzDate ? '' : 'x-amz-date',
    'x-amz-content-sha256',
  ].filter(bothHave);
}

function hostHint(ours: string, theirs: string): string | undefined {
  const withoutPort = (host: string) => host.replace(/:\d+$/, '');
  return withoutPort(ours) === withoutPort(theirs)
    ? 'The hosts differ only in the port: what was signed has to be what is sent; default ports are left out.'
    : 'A proxy may have replaced the host, or another endpoint was signed than called.';
}

function headerHint(
  name: string,
  ours: string,
  theirs: string,
): string | undefined {
  const parts = (value: string) => value.split(',').map(foldWhitespace).sort();
  if (foldWhitespace(ours) === foldWhitespace(theirs)) {
    return 'They differ only in white space: it is removed at both ends and folded to one space inside.';
  }
  if (parts(ours).join() === parts(theirs).join()) {
    return 'They are the same values, in another order or joined in another way.';
  }
  if (ours.toLowerCase() === theirs.toLowerCase()) {
    return 'They differ only in case, which counts in values.';
  }
  return name === 'host' ? hostHint(ours, theirs) : undefined;
}

/** Compares which headers were signed. */
export function compareSignedHeaders(
  { canonical: ours, headers: ourHeaders }: SigningSide,
  { canonical: theirs, headers: theirHeaders }: SigningSide,
): Difference[] {
  const [our, their] = [ours, theirs].map(side => side.signedHeaders.join(';'));
  if (our === their) {
    return [];
  }
  const onlyOne = (
    names: readonly string[],
    others: readonly string[],
    side: string,
  ) =>
    names
      .filter(name => !others.includes(name))
      .map(
        (name): Difference => ({
          part: 'signed-headers',
          name,
          ours: name === SECRET ? undefined : ourHeaders.get(name),
          theirs: name === SECRET ? undefined : theirHeaders.get(name),
          message: `The header '${name}' is signed on ${side} side only.`,
        }),
      );
  const found = [
    ...onlyOne(ours.signedHeaders, theirs.signedHeaders, 'our'),
    ...onlyOne(theirs.signedHeaders, ours.signedHeaders, 'their'),
  ];
  return found.length > 0
    ? found
    : [
        {
          part: 'signed-headers',
          ours: our,
          theirs: their,
          message:
            'Both sides sign the same headers, but list them in another way: lower case, sorted, each once.',
        },
      ];
}

function compareHeader(
  name: string,
  ours: string | undefined,
  theirs: string | undefined,
): Difference[] {
  if (ours === theirs) {
    return [];
  }
  const hint =
    ours === undefined || theirs === undefined
      ? `It is on ${ours === undefined ? 'their' : 'our'} side only.`
      : headerHint(name, ours, theirs);
  return [
    {
      part: 'header',
      name,
      ...(name === SECRET ? {} : { ours, theirs }),
      message: [`The header '${name}' differs.`, hint]
        .filter(Boolean)
        .join(' '),
    },
  ];
}

/** Compares the values of the headers that both sides signed. */
export function compareHeaders(
  ours: SigningSide,
  theirs: SigningSide,
): Difference[] {
  const lines = ({ canonical }: SigningSide) =>
    canonical.headers.map(header => header.join(':')).join('\n');
  if (lines(ours) === lines(theirs)) {
    return [];
  }
  const names = new Set([...ours.headers.keys(), ...theirs.headers.keys()]);
  const elsewhere = reportedElsewhere(ours, theirs);
  const found = [...names]
    .filter(
      name =>
        !elsewhere.includes(name) &&
        ours.canonical.signedHeaders.includes(name) ===
          theirs.canonical.signedHeaders.includes(name),
    )
    .flatMap(name =>
      compareHeader(name, ours.headers.get(name), theirs.headers.get(name)),
    );
  const sameValues = [...names].every(
    name => ours.headers.get(name) === theirs.headers.get(name),
  );
  return sameValues
    ? [
        {
          part: 'header',
          ours: lines(ours),
          theirs: lines(theirs),
          message:
            'Both sides have the same headers, but in another order or repeated: one line a name, sorted by name.',
        },
      ]
    : found;
}
