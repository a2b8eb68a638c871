import { randomUUID } from 'node:crypto';
import type {
  GenerateServiceLastAccessedDetailsRequest,
  GenerateServiceLastAccessedDetailsResponse,
  GetServiceLastAccessedDetailsRequest,
  GetServiceLastAccessedDetailsResponse,
  ServiceLastAccessed,
} from '@aws-sdk/client-iam';
import type { Policy } from 'iam-policy-engine';
import type { Operation } from '../../service';
import type { Account } from '../../world/Account';
import { defaultVersion, type Role } from '../../world/entities';
import { iamError } from './iamError';
import type { IamState } from './IamState';
import { paginate } from './pagination';

/** A report that was asked for. */
interface Job {
  readonly arn: string;
  readonly created: Date;
}

/** The reports of each account, as long as it lives. */
const jobs = new WeakMap<Account, Map<string, Job>>();

const generate: Operation<
  IamState,
  GenerateServiceLastAccessedDetailsRequest,
  GenerateServiceLastAccessedDetailsResponse
> = {
  checks: ({ Arn = '' }) => [
    { action: 'iam:GenerateServiceLastAccessedDetails', resource: Arn },
  ],
  handle: ({ Arn = '' }, { state: { account, world }, now }) => {
    if (world.role(Arn)?.accountId !== account.id) {
      throw iamError('NoSuchEntity', `The entity ${Arn} cannot be found.`);
    }
    const ofAccount = jobs.get(account) ?? new Map<string, Job>();
    const JobId = randomUUID();
    ofAccount.set(JobId, { arn: Arn, created: now });
    jobs.set(account, ofAccount);
    return { JobId };
  },
};

const get: Operation<
  IamState,
  GetServiceLastAccessedDetailsRequest,
  GetServiceLastAccessedDetailsResponse
> = {
  checks: () => [
    { action: 'iam:GetServiceLastAccessedDetails', resource: '*' },
  ],
  handle: (input, { state: { account, world } }) => {
    const job = jobs.get(account)?.get(input.JobId ?? '');
    const role = job && world.role(job.arn);
    if (!job || !role) {
      throw iamError('NoSuchEntity', `The job ${input.JobId} cannot be found.`);
    }
    const { items, ...page } = paginate(servicesOf(role), input);
    return {
      JobStatus: 'COMPLETED',
      JobType: 'SERVICE_LEVEL',
      JobCreationDate: job.created,
      JobCompletionDate: job.created,
      ServicesLastAccessed: items,
      ...page,
    };
  },
};

/**
 * The services that the role's policies name, and those that it used. Of a
 * wildcard AWS lists every service there is; which those are is not known here.
 */
function servicesOf(role: Role): ServiceLastAccessed[] {
  const policies: Policy[] = [
    ...role.inlinePolicies.values(),
    ...role.attachedPolicies.map(managed => defaultVersion(managed).policy),
  ];
  const named = policies
    .flatMap(({ statements }) => statements)
    .filter(({ effect, action }) => effect === 'Allow' && !action.negated)
    .flatMap(({ action }) => action.patterns)
    .map(pattern => pattern.split(':')[0].toLowerCase())
    .filter(prefix => !/[*?]/.test(prefix));
  const used = role.serviceUse ?? new Map();
  return [...new Set([...named, ...used.keys()])].sort().map(namespace => {
    const use = used.get(namespace);
    return {
      ServiceName: namespace,
      ServiceNamespace: namespace,
      ...(use
        ? {
            LastAuthenticated: use.at,
            LastAuthenticatedEntity: role.arn,
            LastAuthenticatedRegion: use.region,
            TotalAuthenticatedEntities: 1,
          }
        : { TotalAuthenticatedEntities: 0 }),
    };
  });
}

/** Which services a role may use, and when it last did. */
export const lastAccessedOperations: Readonly<
  Record<string, Operation<IamState, unknown, unknown>>
> = {
  GenerateServiceLastAccessedDetails: generate,
  GetServiceLastAccessedDetails: get,
};
