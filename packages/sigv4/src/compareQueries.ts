import { canonicalQuery } from './canonicalQuery';
import type { Difference } from './difference';
import type { SigningSide } from './signingSide';
import { percentDecode } from './uriEncoding';

/** The parameters whose difference other comparisons report under a better name. */
function reportedElsewhere(ours: SigningSide, theirs: SigningSide): string[] {
  const bothHave = (name: string) =>
    [ours, theirs].every(
      side => side.parameters.filter(other => other.name === name).length === 1,
    );
  return [
    ours.amzDate === theirs.amzDate ? '' : 'X-Amz-Date',
    ours.canonical.signedHeaders.join() ===
    theirs.canonical.signedHeaders.join()
      ? ''
      : 'X-Amz-SignedHeaders',
    'X-Amz-Credential',
  ].filter(bothHave);
}

const SECRET = 'X-Amz-Security-Token';

function valuesByName(side: SigningSide): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { name, value } of side.parameters) {
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}

function valueHint(ours: string, theirs: string): string {
  if (ours.replace(/\+/g, ' ') === theirs.replace(/\+/g, ' ')) {
    return 'One side has a plus where the other has a space: in SigV4 a space is %20 and a plus is %2B.';
  }
  if (percentDecode(ours) === theirs || percentDecode(theirs) === ours) {
    return 'One side is escaped once more than the other.';
  }
  return 'It was changed after signing, or one side signed something else.';
}

function compareParameter(
  name: string,
  ours: string[] | undefined,
  theirs: string[] | undefined,
): Difference | undefined {
  const [our, their] = [ours, theirs].map(
    values => values && [...values].sort().join(','),
  );
  if (our === their) {
    return undefined;
  }
  const shown = name === SECRET ? {} : { ours: our, theirs: their };
  if (our === undefined || their === undefined) {
    const side = our === undefined ? 'their' : 'our';
    return {
      part: 'query',
      name,
      ...shown,
      message: `The parameter '${name}' is on ${side} side only.`,
    };
  }
  return {
    part: 'query',
    name,
    ...shown,
    message: `The parameter '${name}' differs. ${valueHint(our, their)}`,
  };
}

/** How two queries with the same parameters come to differ. */
function spelling(ours: SigningSide, theirs: SigningSide): string {
  const sorted = (side: SigningSide) =>
    side.canonical.query.split('&').sort().join('&');
  return sorted(ours) === sorted(theirs)
    ? 'in another order: they have to be sorted by escaped name, then by escaped value'
    : 'spelled in another way: each is name=value, with everything but A-Z a-z 0-9 - . _ ~ escaped in upper-case hex';
}

/** Compares the canonical queries, parameter by parameter. */
export function compareQueries(
  ours: SigningSide,
  theirs: SigningSide,
): Difference[] {
  if (ours.canonical.query === theirs.canonical.query) {
    return [];
  }
  const [our, their] = [ours, theirs].map(valuesByName);
  const names = [...new Set([...our.keys(), ...their.keys()])];
  const elsewhere = reportedElsewhere(ours, theirs);
  const found = names
    .filter(name => !elsewhere.includes(name))
    .flatMap(name => {
      const difference = compareParameter(name, our.get(name), their.get(name));
      return difference ? [difference] : [];
    });
  const sameParameters =
    canonicalQuery(ours.parameters) === canonicalQuery(theirs.parameters);
  return sameParameters
    ? [
        {
          part: 'query',
          ours: ours.canonical.query,
          theirs: theirs.canonical.query,
          message: `Both sides have the same parameters, but ${spelling(
            ours,
            theirs,
          )}.`,
        },
      ]
    : found;
}
