import { AwsError } from '../../service';

/** The paging members of IAM's list requests. */
export interface PageRequest {
  readonly Marker?: string;
  readonly MaxItems?: number;
}

/** The paging members of IAM's list replies. */
export interface Page<T> {
  readonly items: T[];
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

const DEFAULT_PAGE = 100;
const MAX_PAGE = 1000;

function readMarker(marker: string): number {
  const text = Buffer.from(marker, 'base64').toString('utf8');
  const offset = /^offset:(\d+)$/.exec(text)?.[1];
  if (offset === undefined) {
    throw new AwsError('ValidationError', `Invalid Marker: ${marker}`);
  }
  return Number(offset);
}

/**
 * The page of a list that a request asks for.
 *
 * @throws {@link AwsError} `ValidationError` for a marker that IAM did not give, or MaxItems out of 1 to 1,000
 */
export function paginate<T>(
  items: readonly T[],
  request: PageRequest,
): Page<T> {
  const { Marker, MaxItems = DEFAULT_PAGE } = request;
  if (MaxItems < 1 || MaxItems > MAX_PAGE) {
    const bound =
      MaxItems < 1
        ? 'greater than or equal to 1'
        : `less than or equal to ${MAX_PAGE}`;
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${MaxItems}' at 'maxItems' failed to satisfy constraint: Member must have value ${bound}`,
    );
  }
  const start = Marker === undefined ? 0 : readMarker(Marker);
  const end = start + MaxItems;
  const IsTruncated = end < items.length;
  return {
    items: items.slice(start, end),
    IsTruncated,
    Marker: IsTruncated
      ? Buffer.from(`offset:${end}`).toString('base64')
      : undefined,
  };
}
