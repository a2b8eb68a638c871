import type { ListedObject } from './DeliveryTally';

/**
 * Listings of one location in one collection: 24,000 keys. A location that is
 * partitioned by date needs one to six, and two more for each further writer.
 */
export const MAX_LISTINGS = 24;

/** One ListObjectsV2 call. */
export interface Listing {
  readonly prefix: string;
  readonly startAfter?: string;
  readonly delimiter?: '/';
  /** Goes on where an earlier page of the same listing ended. */
  readonly continuationToken?: string;
}

/** The page it returns, in the order of keys. */
export interface ListingPage {
  readonly objects: readonly ListedObject[];
  readonly prefixes: readonly string[];
  /** There is more after this page. */
  readonly more: boolean;
  /** Where to go on, when there is more. */
  readonly continuationToken?: string;
}

/** Makes one call; throws what the AWS client throws. */
export type ListObjects = (listing: Listing) => Promise<ListingPage>;

/** Makes listings up to a bound, which can be lowered for a while. */
export class BoundedLister {
  private made = 0;
  private limit = MAX_LISTINGS;

  constructor(private readonly list: ListObjects) {}

  /** Leaves so many of all listings for what comes later. */
  keep(listings: number): void {
    this.limit = MAX_LISTINGS - listings;
  }

  /** Allows so many more from here, within the bound of all. */
  allow(listings: number): void {
    this.limit = Math.min(MAX_LISTINGS, this.made + listings);
  }

  /** No further listing is allowed for now. */
  get isExhausted(): boolean {
    return this.made >= this.limit;
  }

  /** No further listing will be allowed. */
  get isSpent(): boolean {
    return this.made >= MAX_LISTINGS;
  }

  /**
   * A page with something in it, or the last. Undefined when the bound is hit,
   * or S3 does not say where to go on.
   */
  async next(listing: Listing): Promise<ListingPage | undefined> {
    let continuationToken: string | undefined;
    while (!this.isExhausted) {
      this.made += 1;
      const page = await this.list({
        ...listing,
        ...(continuationToken ? { continuationToken } : {}),
      });
      // Where many objects were deleted, S3 gives pages without any.
      const isTelling =
        !page.more || page.objects.length + page.prefixes.length > 0;
      if (isTelling || !page.continuationToken) {
        return isTelling ? page : undefined;
      }
      ({ continuationToken } = page);
    }
    return undefined;
  }
}
