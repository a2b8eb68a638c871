/**
 * The part of what is signed in which two sides differ.
 *
 * @public
 */
export type DifferencePart =
  | 'method'
  | 'path'
  | 'query'
  | 'header'
  | 'signed-headers'
  | 'payload-hash'
  | 'date'
  | 'scope'
  | 'key';

/**
 * One thing in which two sides of a signature differ.
 *
 * @public
 */
export interface Difference {
  part: DifferencePart;
  /** Name of the header or query parameter. */
  name?: string;
  /** Our side; absent when it is only on theirs, or secret. */
  ours?: string;
  /** Their side; absent when it is only on ours, or secret. */
  theirs?: string;
  /** What differs and, where it can be told, how that usually comes about. */
  message: string;
}
