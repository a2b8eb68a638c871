import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticErrorSchema } from '@smithy/types';

/** One modelled error of a service. */
export class ErrorModel {
  private constructor(
    /** For example `InvalidParameterValueException`: what JSON and CBOR call the error. */
    readonly shapeName: string,
    /** For example `InvalidParameterValue`: what query protocols call it. */
    readonly queryCode: string,
    /** Undefined when the model states none. */
    readonly httpStatus: number | undefined,
    readonly schema: NormalizedSchema,
  ) {}

  static create(schema: StaticErrorSchema): ErrorModel {
    const [, , shapeName, traits] = schema;
    const stated = typeof traits === 'object' ? traits : {};
    const [queryCode, queryStatus] = (stated.awsQueryError ?? [
      shapeName,
      undefined,
    ]) as readonly [string, number | undefined];
    return new ErrorModel(
      shapeName,
      queryCode,
      (stated.httpError as number | undefined) ?? queryStatus,
      NormalizedSchema.of(schema),
    );
  }

  /** Name of the member that carries the text: `message` or `Message`. */
  get messageMember(): string {
    for (const [name] of this.schema.structIterator()) {
      if (name.toLowerCase() === 'message') return name;
    }
    return 'message';
  }
}
