import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticErrorSchema, StaticOperationSchema } from '@smithy/types';
import { ErrorModel } from './ErrorModel';
import { parseHttpTrait, type HttpTrait } from './httpTrait';
import type { ServiceFacts } from './serviceFacts';

/** First element of an operation's schema, and of an error's. */
const OPERATION = 9;
const ERROR = -3;

/** One operation of a service's API. */
export interface OperationModel {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** Only in REST protocols. */
  readonly http?: HttpTrait;
}

function isSchema(value: unknown, kind: number): boolean {
  return Array.isArray(value) && value[0] === kind;
}

function toOperation(schema: StaticOperationSchema): OperationModel {
  const [, , name, traits, input, output] = schema;
  return {
    name,
    input: NormalizedSchema.of(input),
    output: NormalizedSchema.of(output),
    http:
      typeof traits === 'object' && traits.http
        ? parseHttpTrait(traits.http)
        : undefined,
  };
}

/** The API of a service: its facts, and the shapes that its client package exports. */
export class ServiceModel {
  readonly #operations: ReadonlyMap<string, OperationModel>;
  readonly #errors: ReadonlyMap<string, ErrorModel>;

  private constructor(
    readonly facts: ServiceFacts,
    operations: readonly OperationModel[],
    errors: readonly ErrorModel[],
  ) {
    this.#operations = new Map(operations.map(o => [o.name, o]));
    this.#errors = new Map([
      ...errors.map(e => [e.queryCode, e] as const),
      ...errors.map(e => [e.shapeName, e] as const),
    ]);
  }

  /** @param client - the exports of the service's client package */
  static create(facts: ServiceFacts, client: object): ServiceModel {
    const exported = Object.values(client);
    return new ServiceModel(
      facts,
      exported
        .filter((e): e is StaticOperationSchema => isSchema(e, OPERATION))
        .map(toOperation),
      exported
        .filter((e): e is StaticErrorSchema => isSchema(e, ERROR))
        .map(schema => ErrorModel.create(schema)),
    );
  }

  get operations(): readonly OperationModel[] {
    return [...this.#operations.values()];
  }

  operation(name: string): OperationModel | undefined {
    return this.#operations.get(name);
  }

  /** Finds a modelled error by its shape's name or by its query code. */
  error(code: string): ErrorModel | undefined {
    return this.#errors.get(code);
  }
}
