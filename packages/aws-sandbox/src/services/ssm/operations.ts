import type {
  GetParameterRequest,
  GetParameterResult,
  GetParametersRequest,
  GetParametersResult,
  Parameter,
  PutParameterRequest,
  PutParameterResult,
} from '@aws-sdk/client-ssm';
import { createHash } from 'node:crypto';
import {
  AwsError,
  type AccessCheck,
  type Operation,
  type OperationContext,
} from '../../service';
import {
  parameterArn,
  type ParameterPlace,
  type ParameterVersion,
  type ParameterWorld,
  type StoredParameter,
} from './ParameterWorld';

type Context = OperationContext<ParameterWorld>;

/** A parameter's name and the version that was asked for. */
interface Selection {
  readonly name: string;
  readonly version?: number;
}

/** Reads `name`, `name:3` or an ARN of either. */
function readSelector(text: string): Selection {
  const path = /^arn:aws[\w-]*:ssm:[^:]+:\d{12}:parameter(\/.+)$/.exec(
    text,
  )?.[1];
  const [name, version] = (path ?? text).split(':');
  return { name, version: version === undefined ? undefined : Number(version) };
}

function findVersion(
  { versions }: StoredParameter,
  { version }: Selection,
): ParameterVersion | undefined {
  return version === undefined
    ? versions[versions.length - 1]
    : versions.find(v => v.version === version);
}

/** Decryption with a key of the customer's own needs a permission on that key. */
function decryptChecks(
  { name }: Selection,
  { state, region, accountId }: Context,
): AccessCheck[] {
  const versions = state.find(name, { accountId, region })?.versions ?? [];
  const keyArn = versions[versions.length - 1]?.keyArn;
  if (!keyArn) return [];
  const context = { 'kms:ViaService': `ssm.${region}.amazonaws.com` };
  return [{ action: 'kms:Decrypt', resource: keyArn, context }];
}

function readChecks(
  action: string,
  names: readonly string[],
  withDecryption: boolean | undefined,
  context: Context,
): AccessCheck[] {
  const selections = names.map(readSelector);
  return [
    ...selections.map(({ name }) => ({
      action,
      resource: parameterArn(name, context),
    })),
    ...(withDecryption
      ? selections.flatMap(selection => decryptChecks(selection, context))
      : []),
  ];
}

/** What a reader without decryption sees of a SecureString: bytes that tell nothing of the value. */
function sealed(arn: string, { version }: ParameterVersion): string {
  return createHash('sha512').update(`${arn}:${version}`).digest('base64');
}

function toParameter(
  { name, arn }: StoredParameter,
  found: ParameterVersion,
  withDecryption: boolean | undefined,
): Parameter {
  const isSealed = found.type === 'SecureString' && !withDecryption;
  return {
    Name: name,
    ARN: arn,
    Type: found.type,
    Value: isSealed ? sealed(arn, found) : found.value,
    Version: found.version,
    LastModifiedDate: found.modified,
    DataType: 'text',
  };
}

const getParameter: Operation<
  ParameterWorld,
  GetParameterRequest,
  GetParameterResult
> = {
  checks: ({ Name = '', WithDecryption }, context) =>
    readChecks('ssm:GetParameter', [Name], WithDecryption, context),
  handle: ({ Name = '', WithDecryption }, { state, accountId, region }) => {
    const selection = readSelector(Name);
    const parameter = state.find(selection.name, { accountId, region });
    if (!parameter) throw new AwsError('ParameterNotFound', '');
    const found = findVersion(parameter, selection);
    if (!found) {
      throw new AwsError(
        'ParameterVersionNotFound',
        `Systems Manager could not find version ${selection.version} of ${selection.name}. Verify the version and try again.`,
      );
    }
    return { Parameter: toParameter(parameter, found, WithDecryption) };
  },
};

const getParameters: Operation<
  ParameterWorld,
  GetParametersRequest,
  GetParametersResult
> = {
  checks: ({ Names = [], WithDecryption }, context) =>
    readChecks('ssm:GetParameters', Names, WithDecryption, context),
  handle: ({ Names = [], WithDecryption }, { state, accountId, region }) => {
    const Parameters: Parameter[] = [];
    const InvalidParameters: string[] = [];
    for (const text of Names) {
      const selection = readSelector(text);
      const parameter = state.find(selection.name, { accountId, region });
      const found = parameter && findVersion(parameter, selection);
      if (found) {
        Parameters.push(toParameter(parameter, found, WithDecryption));
      } else InvalidParameters.push(text);
    }
    return { Parameters, InvalidParameters };
  },
};

function nextVersion(
  input: PutParameterRequest,
  place: ParameterPlace,
  { state, now }: Context,
): Omit<ParameterVersion, 'version'> {
  const versions = state.find(input.Name ?? '', place)?.versions ?? [];
  const last = versions[versions.length - 1];
  if (last && !input.Overwrite) {
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
  const type = input.Type ?? last?.type;
  if (!type) {
    throw new AwsError(
      'ValidationException',
      'A parameter type is required when you create a parameter.',
    );
  }
  const keyArn = input.KeyId?.startsWith('arn:') ? input.KeyId : last?.keyArn;
  return { type, keyArn, value: input.Value ?? '', modified: now };
}

const putParameter: Operation<
  ParameterWorld,
  PutParameterRequest,
  PutParameterResult
> = {
  checks: ({ Name = '' }, context) => [
    { action: 'ssm:PutParameter', resource: parameterArn(Name, context) },
  ],
  handle: (input, context) => {
    const { state, accountId, region } = context;
    const place = { accountId, region };
    const version = nextVersion(input, place, context);
    const { version: Version } = state.put(input.Name ?? '', place, version);
    return { Version, Tier: 'Standard' };
  },
};

/** The operations of Systems Manager by name. */
export const ssmOperations: Readonly<
  Record<string, Operation<ParameterWorld, unknown, unknown>>
> = {
  GetParameter: getParameter,
  GetParameters: getParameters,
  PutParameter: putParameter,
};
