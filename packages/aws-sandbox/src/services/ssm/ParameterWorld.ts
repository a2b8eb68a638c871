import type { ParameterType } from '@aws-sdk/client-ssm';
import type { SeedReader } from '../../world/SeedReader';
import type { ParameterSeed } from './seed';

/** One version of a parameter. */
export interface ParameterVersion {
  readonly version: number;
  readonly value: string;
  readonly type: ParameterType;
  readonly keyArn?: string;
  readonly modified: Date;
}

/** A parameter with all of its versions, oldest first. */
export interface StoredParameter {
  readonly name: string;
  readonly arn: string;
  readonly versions: ParameterVersion[];
}

/** Where a parameter is. */
export interface ParameterPlace {
  readonly accountId: string;
  readonly region: string;
}

/** An account's part of the seed, as far as Parameter Store is concerned. */
export interface AccountParametersSeed {
  readonly id: string;
  readonly regions: Readonly<
    Record<string, { readonly parameters: readonly ParameterSeed[] }>
  >;
}

/** The ARN of a parameter, whether or not it exists. */
export function parameterArn(
  name: string,
  { accountId, region }: ParameterPlace,
): string {
  return `arn:aws:ssm:${region}:${accountId}:parameter/${name.replace(
    /^\//,
    '',
  )}`;
}

/** Parameter Store of all accounts and regions. */
export class ParameterWorld {
  readonly #parameters = new Map<string, StoredParameter>();

  private constructor() {}

  static create(
    accounts: readonly AccountParametersSeed[],
    reader: SeedReader,
  ): ParameterWorld {
    const world = new ParameterWorld();
    for (const { id: accountId, regions } of accounts) {
      for (const [region, { parameters }] of Object.entries(regions)) {
        for (const { name, modified, ...version } of parameters) {
          const time = reader.time(modified);
          world.put(
            name,
            { accountId, region },
            { ...version, modified: time },
          );
        }
      }
    }
    return world;
  }

  find(name: string, place: ParameterPlace): StoredParameter | undefined {
    return this.#parameters.get(parameterArn(name, place));
  }

  /** Adds a version, and the parameter where it is new. */
  put(
    name: string,
    place: ParameterPlace,
    version: Omit<ParameterVersion, 'version'>,
  ): ParameterVersion {
    const arn = parameterArn(name, place);
    const parameter = this.#parameters.get(arn) ?? { name, arn, versions: [] };
    const added = { ...version, version: parameter.versions.length + 1 };
    parameter.versions.push(added);
    this.#parameters.set(arn, parameter);
    return added;
  }
}
