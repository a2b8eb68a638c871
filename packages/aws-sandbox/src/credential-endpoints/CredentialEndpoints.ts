import { randomBytes, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Faults } from '../faults';
import { SandboxServer, type ReceivedRequest } from '../server';
import type { WireReply } from '../protocols';
import { sufferEndpointFaults } from './endpointFaults';
import type { Role, World } from '../world';
import { ContainerCredentials, isSecret } from './ContainerCredentials';
import { InstanceMetadata } from './InstanceMetadata';
import {
  instanceMetadataSchema,
  type CredentialEndpointRequest,
  podIdentitySchema,
  taskRoleSchema,
  type InstanceMetadataOptions,
  type PodIdentityOptions,
  type TaskRoleOptions,
} from './options';
import { podTokenCheck } from './podToken';
import { RotatingSession } from './RotatingSession';
import type { ServiceSessions } from './ServiceSessions';

/**
 * An endpoint that cannot be.
 *
 * @public
 */
export class CredentialEndpointError extends Error {
  override readonly name = 'CredentialEndpointError';
}

/**
 * A running credential endpoint.
 *
 * @public
 */
export interface CredentialEndpoint {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string;
  /** What points an unmodified SDK at the endpoint. */
  readonly environment: Readonly<Record<string, string>>;
  /** Stops it; the sandbox stops it too when it is closed. */
  close(): Promise<void>;
}

interface Parts {
  readonly world: World;
  readonly faults: Faults;
  readonly sessions: ServiceSessions;
  readonly onInternalError: (error: unknown) => void;
}

function parse<T>(schema: z.ZodType<T>, options: unknown): T {
  const result = schema.safeParse(options);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
  throw new CredentialEndpointError(problems.join('; '));
}

/**
 * The endpoints from which instances, tasks and pods get credentials, each on a port of its own.
 *
 * @public
 */
export class CredentialEndpoints {
  readonly #running = new Set<SandboxServer>();

  private constructor(private readonly parts: Parts) {}

  static create(parts: Parts): CredentialEndpoints {
    return new CredentialEndpoints(parts);
  }

  /**
   * Starts the metadata service of an EC2 instance.
   *
   * @throws {@link CredentialEndpointError} when account or instance profile are not in the seed
   */
  async instanceMetadata(
    input: InstanceMetadataOptions,
  ): Promise<CredentialEndpoint> {
    const options = parse(instanceMetadataSchema, input);
    const { accountId, instanceProfile: name, httpTokens } = options;
    const account = this.parts.world.account(accountId);
    const profile = account?.instanceProfiles.get(name ?? '');
    if (!account || (name !== undefined && !profile)) {
      throw new CredentialEndpointError(
        `There is no instance profile ${name} in account ${accountId} of the seed.`,
      );
    }
    const metadata = InstanceMetadata.create(
      { ...options, profile, tokensOptional: httpTokens === 'optional' },
      this.parts.sessions,
    );
    const role = profile?.roles[0];
    return this.#listen('imds', role, request => metadata.handle(request), {
      environment: endpoint => ({
        AWS_EC2_METADATA_SERVICE_ENDPOINT: endpoint,
        AWS_EC2_METADATA_V1_DISABLED: 'true',
      }),
    });
  }

  /**
   * Starts the credentials endpoint of an ECS task.
   *
   * @throws {@link CredentialEndpointError} when the role is not in the seed
   */
  async taskRole(input: TaskRoleOptions): Promise<CredentialEndpoint> {
    const options = parse(taskRoleSchema, input);
    const { cluster, region, sessionSeconds } = options;
    const role = this.#role(options.roleArn);
    const taskId = randomUUID().replace(/-/g, '');
    const token = randomBytes(24).toString('base64url');
    const path = `/v2/credentials/${randomUUID()}`;
    const arn = `arn:aws:ecs:${region}:${role.accountId}:task/${cluster}/${taskId}`;
    const session = RotatingSession.create(this.parts.sessions, {
      service: 'ecs-tasks.amazonaws.com',
      role,
      sessionName: taskId,
      region,
      seconds: sessionSeconds,
      context: { 'aws:SourceAccount': role.accountId, 'aws:SourceArn': arn },
    });
    const credentials = ContainerCredentials.create({
      path,
      isAuthorized: isSecret(token),
      session: () => session.get(),
      facts: { RoleArn: role.arn },
    });
    return this.#listen('ecs', role, request => credentials.handle(request), {
      environment: endpoint => ({
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `${endpoint}${path}`,
        AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
      }),
    });
  }

  /**
   * Starts the agent of EKS Pod Identity for one association. The pod's token, which
   * `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE` has to hold, is minted like every web identity token, for the audience
   * `pods.eks.amazonaws.com`.
   *
   * @throws {@link CredentialEndpointError} when role or issuer are not in the seed
   */
  async podIdentity(input: PodIdentityOptions): Promise<CredentialEndpoint> {
    const options = parse(podIdentitySchema, input);
    const { cluster, region, sessionSeconds, namespace } = options;
    const role = this.#role(options.roleArn);
    const issuer = this.parts.world.issuer(options.issuer);
    if (!issuer) {
      throw new CredentialEndpointError(
        `No account of the seed trusts ${options.issuer}.`,
      );
    }
    const session = RotatingSession.create(this.parts.sessions, {
      service: 'pods.eks.amazonaws.com',
      role,
      sessionName: `eks-${cluster}-${
        options.serviceAccount
      }-${randomUUID().slice(0, 8)}`,
      region,
      seconds: sessionSeconds,
      tags: [
        { Key: 'eks-cluster-name', Value: cluster },
        { Key: 'kubernetes-namespace', Value: namespace },
        { Key: 'kubernetes-service-account', Value: options.serviceAccount },
      ],
      context: { 'aws:SourceAccount': role.accountId },
    });
    const path = '/v1/credentials';
    const credentials = ContainerCredentials.create({
      path,
      isAuthorized: podTokenCheck(
        issuer,
        `system:serviceaccount:${namespace}:${options.serviceAccount}`,
        () => this.parts.sessions.now,
      ),
      session: () => session.get(),
      facts: { AccountId: role.accountId },
    });
    return this.#listen('eks', role, request => credentials.handle(request), {
      environment: endpoint => ({
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `${endpoint}${path}`,
      }),
    });
  }

  /** Starts an endpoint of any kind. */
  start({
    kind,
    ...options
  }: CredentialEndpointRequest): Promise<CredentialEndpoint> {
    switch (kind) {
      case 'instance-metadata':
        return this.instanceMetadata(options as InstanceMetadataOptions);
      case 'task-role':
        return this.taskRole(options as TaskRoleOptions);
      default:
        return this.podIdentity(options as PodIdentityOptions);
    }
  }

  /** Stops all endpoints. */
  async close(): Promise<void> {
    const servers = [...this.#running];
    this.#running.clear();
    await Promise.all(servers.map(server => server.close()));
  }

  #role(arn: string): Role {
    const role = this.parts.world.role(arn);
    if (role) return role;
    throw new CredentialEndpointError(`There is no role ${arn} in the seed.`);
  }

  async #listen(
    service: string,
    role: Role | undefined,
    handle: (request: ReceivedRequest) => WireReply,
    {
      environment,
    }: { environment: (endpoint: string) => Record<string, string> },
  ): Promise<CredentialEndpoint> {
    const { faults, onInternalError } = this.parts;
    const server = await SandboxServer.listen(
      0,
      async request =>
        sufferEndpointFaults(faults, { service, role }, () => handle(request)),
      onInternalError,
    );
    this.#running.add(server);
    return {
      endpoint: server.endpoint,
      environment: environment(server.endpoint),
      close: async () => {
        if (this.#running.delete(server)) await server.close();
      },
    };
  }
}
