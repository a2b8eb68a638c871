import type { CallPlace } from './CallCircuits';

/** What opens circuits of one kind, and which calls share one. */
export interface CircuitRule {
  /** Codes of failures that open a circuit; any other answer closes it. */
  readonly codes: readonly string[];
  /** Codes that say nothing either way. */
  readonly silentOn: readonly string[];
  /** Such failures in a row that open it. */
  readonly failures: number;
  /** Whose circuit it is; undefined: the rule is not about such a call. */
  readonly ownerOf: (place: CallPlace) => string | undefined;
  /** What of the owner may be broken by itself, while the rest works. */
  readonly partOf: (place: CallPlace) => string;
}

const NO_ANSWER = ['timeout', 'unreachable', 'dns', 'tls'];
/** Nothing was asked. */
const NOT_MADE = ['no-credentials'];

const accountOf = ({ accountId }: CallPlace) => `${accountId}`;

/** Nobody is there. */
export const SILENT_ENDPOINT: CircuitRule = {
  codes: NO_ANSWER,
  silentOn: NOT_MADE,
  failures: 5,
  ownerOf: accountOf,
  partOf: ({ service, region }) => `${service}/${region}`,
};

/** An operation that breaks down says nothing of the others of its service. */
export const BROKEN_OPERATION: CircuitRule = {
  codes: ['service-error', 'unreadable-answer'],
  silentOn: [...NOT_MADE, ...NO_ANSWER],
  failures: 5,
  ownerOf: accountOf,
  partOf: ({ service, region, operation }) =>
    `${service}/${region}/${operation}`,
};

/**
 * AWS does not take the credentials, so it will take them for no other call -
 * but for those in other regions: one that is not enabled refuses them, too.
 * A denied action is no reason: others may be allowed.
 */
export const REFUSED_SESSION: CircuitRule = {
  codes: ['expired-token', 'invalid-credentials', 'signature-mismatch'],
  silentOn: [...NOT_MADE, ...NO_ANSWER, 'service-error', 'unreadable-answer'],
  failures: 2,
  ownerOf: ({ credentials }) => credentials,
  partOf: ({ region }) => region,
};
