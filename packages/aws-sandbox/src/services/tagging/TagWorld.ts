import type { TaggedResourceSeed } from './seed';

/** An account's part of the seed, as far as tags of resources are concerned. */
export interface AccountTagsSeed {
  readonly id: string;
  readonly regions: Readonly<
    Record<string, { readonly resources: readonly TaggedResourceSeed[] }>
  >;
}

/** Where resources are. */
export interface TagPlace {
  readonly accountId: string;
  readonly region: string;
}

/** The tagged resources of all accounts and regions. */
export class TagWorld {
  readonly #resources: ReadonlyMap<string, readonly TaggedResourceSeed[]>;

  static create(accounts: readonly AccountTagsSeed[]): TagWorld {
    return new TagWorld(accounts);
  }

  private constructor(accounts: readonly AccountTagsSeed[]) {
    this.#resources = new Map(
      accounts.flatMap(({ id, regions }) =>
        Object.entries(regions).map(
          ([region, { resources }]): [
            string,
            readonly TaggedResourceSeed[],
          ] => [
            `${id}/${region}`,
            [...resources].sort((a, b) => (a.arn < b.arn ? -1 : 1)),
          ],
        ),
      ),
    );
  }

  /** The tagged resources of an account in a region, by ARN. */
  list({ accountId, region }: TagPlace): readonly TaggedResourceSeed[] {
    return this.#resources.get(`${accountId}/${region}`) ?? [];
  }
}
