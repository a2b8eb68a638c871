import { parsePolicy, PolicyParseError } from 'iam-policy-engine';
import type { ParsePolicyOptions, Policy } from 'iam-policy-engine';
import { OidcIssuer } from './OidcIssuer';
import { parseSeedTime, toSecond } from './relativeTime';

/** A document of the seed: JSON text or an object. */
export type SeedDocument = string | Readonly<Record<string, unknown>>;

/** Stands for a policy that could not be read, while the remaining problems are collected. */
const NO_POLICY: Policy = {
  id: 'unreadable',
  type: 'identity',
  version: '2012-10-17',
  document: { Version: '2012-10-17', Statement: [] },
  statements: [],
};

/** Turns the leaves of a seed into what they stand for, and collects every problem on the way. */
export class SeedReader {
  readonly problems: string[] = [];
  /** Issuers by URL; accounts that trust the same cluster share one. */
  readonly issuers = new Map<string, OidcIssuer>();

  private constructor(private readonly start: Date) {}

  static create(start: Date): SeedReader {
    return new SeedReader(start);
  }

  /** Notes what is wrong at a place of the seed. */
  report(path: string, problem: string): void {
    this.problems.push(`${path}: ${problem}`);
  }

  /** A time that the seed's schema has accepted, to the second as IAM has it. */
  time(text: string): Date {
    return toSecond(parseSeedTime(text, this.start) ?? this.start);
  }

  /** The issuer of a URL. */
  issuer(url: string): OidcIssuer {
    const created = OidcIssuer.create(url);
    const issuer = this.issuers.get(created.url) ?? created;
    this.issuers.set(issuer.url, issuer);
    return issuer;
  }

  /** A policy, parsed by the engine so that a seed holds only what IAM would have accepted. */
  policy(
    document: SeedDocument,
    options: ParsePolicyOptions,
    path: string,
  ): Policy {
    try {
      const text =
        typeof document === 'string' ? document : JSON.stringify(document);
      return parsePolicy(text, options);
    } catch (error) {
      if (!(error instanceof PolicyParseError)) throw error;
      for (const issue of error.issues) {
        this.report(
          path,
          `${issue.path}: ${issue.message}; expected ${issue.expected}`,
        );
      }
      return NO_POLICY;
    }
  }
}
