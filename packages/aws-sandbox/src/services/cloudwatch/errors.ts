import { AwsError } from '../../service';

/** CloudWatch's errors by wire code, with their HTTP status. */
const STATUS_BY_CODE = {
  ValidationError: 400,
  InvalidParameterValue: 400,
  InvalidParameterCombination: 400,
  MissingParameter: 400,
  InvalidNextToken: 400,
  LimitExceeded: 400,
  ResourceNotFound: 404,
} as const;

/** Wire codes of the errors that CloudWatch answers with. */
export type CloudWatchErrorCode = keyof typeof STATUS_BY_CODE;

/** Builds a CloudWatch error; `message` is in AWS's own words. */
export function cloudWatchError(
  code: CloudWatchErrorCode,
  message: string,
): AwsError {
  return new AwsError(code, message, STATUS_BY_CODE[code]);
}

/** AWS's sentence for a parameter that is missing. */
export function required(parameter: string): string {
  return `The parameter ${parameter} is required.`;
}

/** AWS's sentence for two parameters that cannot go together. */
export function mutuallyExclusive(first: string, second: string): string {
  return `The parameters ${first} and ${second} are mutually exclusive and you have specified both.`;
}

/** AWS's sentence for a member whose value its model does not allow. */
export function constraintViolation(
  value: unknown,
  member: string,
  constraint: string,
): string {
  return `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${constraint}`;
}

/** The constraint of a member that has one of some values. */
export function enumConstraint(values: readonly string[]): string {
  return `satisfy enum value set: [${values.join(', ')}]`;
}

/** The constraint of a number that a value violates, if it does. */
export function rangeConstraint(
  value: number,
  least: number,
  most: number = Infinity,
): string | undefined {
  if (value < least) {
    return `have value greater than or equal to ${least}`;
  }
  return value > most ? `have value less than or equal to ${most}` : undefined;
}

/**
 * Collects what is wrong with a request: CloudWatch reports all problems of a
 * request in one error, one line each.
 */
export class Complaints {
  readonly #lines: string[] = [];

  static create(): Complaints {
    return new Complaints();
  }

  private constructor() {}

  add(line: string): void {
    this.#lines.push(line);
  }

  /** Adds `line` when `condition` holds, and says whether it did. */
  addIf(condition: boolean, line: string): boolean {
    if (condition) {
      this.add(line);
    }
    return condition;
  }

  /**
   * @param terminator - ends every line; CloudWatch terminates the lines of
   *   GetMetricData and only separates those of PutMetricData
   */
  throwIfAny(
    code: CloudWatchErrorCode,
    terminator: 'terminated' | 'separated' = 'separated',
  ): void {
    if (this.#lines.length > 0) {
      const end = terminator === 'terminated' ? '\n' : '';
      throw cloudWatchError(code, this.#lines.join('\n') + end);
    }
  }
}
