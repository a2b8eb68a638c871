import { IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity, Provider } from '@smithy/types';
import { ApplyError } from './ApplyError';
import { IamWriter } from './IamWriter';
import { planTemplate, type PlannedResource } from './planTemplate';
import type { Target } from './resources';
import { readTemplate } from './template/readTemplate';

/**
 * What {@link applyTemplate} works with.
 *
 * @public
 */
export interface ApplyTemplateOptions {
  /** A CloudFormation template in YAML or JSON. */
  readonly template: string;
  readonly endpoint: string;
  readonly region: string;
  /** Whose permissions decide; default: those of the SDK's chain. */
  readonly credentials?:
    | AwsCredentialIdentity
    | Provider<AwsCredentialIdentity>;
  /** Prefix of the names that the template leaves open. */
  readonly stackName: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Reads what is there, and changes nothing. */
  readonly dryRun?: boolean;
  /** Hears of every resource as soon as it is done. */
  readonly onResource?: (resource: AppliedResource) => void;
}

/**
 * What became of one resource.
 *
 * @public
 */
export interface AppliedResource {
  readonly logicalId: string;
  readonly type: string;
  /** Null for what the sandbox does not model. */
  readonly arn: string | null;
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'not modelled';
  /** What was changed, in order. */
  readonly changes: readonly string[];
}

/**
 * What applying a template did.
 *
 * @public
 */
export interface AppliedTemplate {
  readonly accountId: string;
  readonly callerArn: string;
  readonly resources: readonly AppliedResource[];
  /** Null where it depends on a resource that is not modelled. */
  readonly outputs: Readonly<Record<string, string | null>>;
}

/**
 * Creates and updates the IAM resources of a CloudFormation template by signed calls of the IAM API. A second time it
 * changes nothing. What other services would create is told as not modelled.
 *
 * @throws TemplateError before anything is changed
 * @throws ApplyError when a change is refused or fails; those before it stay
 * @public
 */
export async function applyTemplate(
  options: ApplyTemplateOptions,
): Promise<AppliedTemplate> {
  const { region, stackName, onResource } = options;
  const template = readTemplate(options.template);
  const caller = await callerOf(options);
  const target: Target = { ...caller, region, stackName };
  const plan = planTemplate(template, target, options.parameters);
  const iam = new IAMClient(settingsOf(options));
  const resources: AppliedResource[] = [];
  const done = (resource: AppliedResource) => {
    resources.push(resource);
    onResource?.(resource);
  };
  try {
    for (const resource of plan.resources) {
      done(await applyResource(resource, iam, options.dryRun ?? false));
    }
  } finally {
    iam.destroy();
  }
  for (const { logicalId, type } of plan.notModelled) {
    done({ logicalId, type, arn: null, outcome: 'not modelled', changes: [] });
  }
  const { accountId, callerArn } = caller;
  return { accountId, callerArn, resources, outputs: plan.outputs };
}

function settingsOf({ endpoint, region, credentials }: ApplyTemplateOptions) {
  return {
    endpoint,
    region,
    ...(credentials && { credentials }),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 15_000 },
  };
}

async function callerOf(
  options: ApplyTemplateOptions,
): Promise<{ accountId: string; partition: string; callerArn: string }> {
  const sts = new STSClient(settingsOf(options));
  try {
    const { Account = '', Arn = '' } = await sts.send(
      new GetCallerIdentityCommand(),
    );
    const [, partition] = Arn.split(':');
    return { accountId: Account, partition, callerArn: Arn };
  } catch (error) {
    throw ApplyError.from(error, `Who is calling ${options.endpoint}`);
  } finally {
    sts.destroy();
  }
}

async function applyResource(
  { logicalId, kind, name, arn, properties }: PlannedResource,
  iam: IAMClient,
  dryRun: boolean,
): Promise<AppliedResource> {
  const writer = IamWriter.create({ iam, dryRun });
  try {
    const existed = await kind.apply(properties, { name, arn }, writer);
    const { changes } = writer;
    const changed = changes.length > 0 ? 'updated' : 'unchanged';
    return {
      logicalId,
      type: kind.type,
      arn,
      outcome: existed ? changed : 'created',
      changes,
    };
  } catch (error) {
    const made = writer.changes.length
      ? ` (done before: ${writer.changes.join('; ')})`
      : '';
    throw ApplyError.from(
      writer.reasonOf(error),
      `Resources.${logicalId}, ${arn}${made}`,
    );
  }
}
