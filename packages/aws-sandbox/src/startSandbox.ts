import { CredentialEndpoints, ServiceSessions } from './credential-endpoints';
import { ControlEndpoint, isControlRequest } from './control';
import { Faults } from './faults';
import { Keyring, SessionStore } from './identity';
import {
  buildWorlds,
  CallCounters,
  createServices,
  RequestPipeline,
  SandboxServer,
} from './server';
import { EventLog } from './services/cloudtrail';
import type { Sandbox, SandboxCredentials } from './Sandbox';
import { isTokenRequest, SsoTokenEndpoint } from './services/sso';
import { AuthorizationMessages } from './services/sts';
import { loadSeed, SandboxClock, type SandboxSeed, type World } from './world';

export type { Sandbox };

/**
 * How to start a sandbox.
 *
 * @public
 */
export interface StartSandboxOptions {
  /** What exists: an object, YAML text, or the path of a YAML file. */
  readonly seed: SandboxSeed | string;
  /** The sandbox's time; default: the machine's. */
  readonly clock?: () => Date;
  /** Port on 127.0.0.1; default: any that is free. */
  readonly port?: number;
  /** Chance for faults with a probability, 0 to 1; default: `Math.random`. */
  readonly random?: () => number;
  /** Hears of errors that are the sandbox's own fault; default: they go to stderr. */
  readonly onInternalError?: (error: unknown) => void;
}

function activeCredentials(world: World): SandboxCredentials[] {
  return world.accessKeys
    .filter(({ status }) => status === 'Active')
    .map(({ id, secret, accountId, userName }) => ({
      accessKeyId: id,
      secretAccessKey: secret,
      accountId,
      userName,
    }));
}

/**
 * Starts a local AWS on the loopback interface.
 *
 * @throws {@link SeedError} when the seed describes no world
 * @throws NodeJS.ErrnoException `EADDRINUSE` when the port is taken
 * @public
 */
export async function startSandbox(
  options: StartSandboxOptions,
): Promise<Sandbox> {
  // eslint-disable-next-line no-console
  const { port = 0, onInternalError = console.error } = options;
  const clock = SandboxClock.create(options.clock);
  const seed = loadSeed(options.seed);
  const worlds = buildWorlds(seed, clock);
  const { world, identityCenter } = worlds;
  const sessions = SessionStore.create(() => clock.now());
  const keyring = Keyring.create(world, sessions);
  const faults = Faults.create(options.random);
  const eventLog = EventLog.create();
  const counters = CallCounters.create();
  const messages = AuthorizationMessages.create();
  const services = createServices({ ...worlds, sessions, eventLog, messages });
  const pipeline = RequestPipeline.create({
    world,
    keyring,
    faults,
    services,
    eventLog,
    counters,
    messages,
    onInternalError,
  });
  const credentialEndpoints = CredentialEndpoints.create({
    world,
    faults,
    sessions: ServiceSessions.create(world, sessions, eventLog),
    onInternalError,
  });
  const control = ControlEndpoint.create({
    world,
    faults,
    counters,
    credentialEndpoints,
    identityCenter,
  });
  const ssoTokens = SsoTokenEndpoint.create(identityCenter);
  const server = await SandboxServer.listen(
    port,
    async request => {
      if (isControlRequest(request)) return control.handle(request);
      if (isTokenRequest(request)) return ssoTokens.handle(request);
      return pipeline.handle(request);
    },
    onInternalError,
  );
  return {
    endpoint: server.endpoint,
    credentials: activeCredentials(world),
    faults,
    cloudTrail: eventLog,
    calls: counters,
    clock,
    world,
    credentialEndpoints,
    identityCenter,
    authorizationMessages: messages,
    close: async () => {
      await credentialEndpoints.close();
      await server.close();
    },
  };
}
