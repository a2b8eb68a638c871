import { z } from 'zod';
import {
  credentialEndpointSchema,
  type CredentialEndpoints,
} from '../credential-endpoints';
import type { FaultRuleInput, Faults } from '../faults';
import type { IdentityCenter } from '../services/sso';
import type { CallCounters } from '../server/CallCounters';
import type { World } from '../world';
import { ControlError } from './ControlError';

/** What the control endpoint steers. */
export interface ControlParts {
  readonly world: World;
  readonly faults: Faults;
  readonly counters: CallCounters;
  readonly credentialEndpoints: CredentialEndpoints;
  readonly identityCenter: IdentityCenter;
}

/** A control request. */
export interface ControlRequest {
  /** What the path's placeholder stands for. */
  readonly id: string;
  readonly body: unknown;
}

/** One thing the control endpoint can do; the answer becomes JSON. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: RegExp;
  readonly answer: (parts: ControlParts, request: ControlRequest) => unknown;
}

const clockSchema = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true }) }),
  z.strictObject({ advanceSeconds: z.number() }),
  z.strictObject({ reset: z.literal(true) }),
]);

const tokenSchema = z.strictObject({
  /** URL of an OIDC provider of the seed. */
  issuer: z.string(),
  subject: z.string().min(1),
  audience: z.string().optional(),
  lifetimeSeconds: z.int().min(1).max(86_400).default(3_600),
});

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) {
    throw new ControlError(400, z.prettifyError(result.error));
  }
  return result.data;
}

function health({ world }: ControlParts): unknown {
  return {
    status: 'ok',
    now: world.clock.now().toISOString(),
    accounts: [...world.accounts.keys()],
  };
}

function clock({ world }: ControlParts): unknown {
  return {
    now: world.clock.now().toISOString(),
    offsetSeconds: world.clock.offsetSeconds,
  };
}

function setClock(parts: ControlParts, { body }: ControlRequest): unknown {
  const change = read(clockSchema, body);
  if ('now' in change) parts.world.clock.set(new Date(change.now));
  else if ('advanceSeconds' in change) {
    parts.world.clock.advance(change.advanceSeconds);
  } else parts.world.clock.reset();
  return clock(parts);
}

function existing(found: boolean, id: string): { id: string } {
  if (!found) throw new ControlError(404, `There is no fault rule ${id}.`);
  return { id };
}

function mintToken({ world }: ControlParts, { body }: ControlRequest): unknown {
  const { issuer: url, ...claims } = read(tokenSchema, body);
  const issuer = world.issuer(url);
  if (!issuer) {
    throw new ControlError(404, `No account of the seed trusts ${url}.`);
  }
  const issuedAt = world.clock.now();
  return { token: issuer.mintToken({ ...claims, issuedAt }) };
}

const loginSchema = z.strictObject({
  user: z.string(),
  seconds: z.int().min(1).optional(),
});

function ssoLogin(
  { identityCenter }: ControlParts,
  { body }: ControlRequest,
): unknown {
  const { user, seconds } = read(loginSchema, body);
  const entry = identityCenter.login(user, seconds);
  if (!entry) {
    throw new ControlError(404, `There is no user ${user} in Identity Center.`);
  }
  return entry;
}

async function startCredentialEndpoint(
  { credentialEndpoints }: ControlParts,
  { body }: ControlRequest,
): Promise<unknown> {
  const asked = read(credentialEndpointSchema, body);
  const { endpoint, environment } = await credentialEndpoints.start(asked);
  return { endpoint, environment };
}

const ENABLED = z.strictObject({ enabled: z.boolean() });

/** Everything the control endpoint can do. */
export const CONTROL_ROUTES: readonly ControlRoute[] = [
  { method: 'GET', path: /^\/_sandbox\/health$/, answer: health },
  { method: 'GET', path: /^\/_sandbox\/clock$/, answer: clock },
  { method: 'PUT', path: /^\/_sandbox\/clock$/, answer: setClock },
  {
    method: 'GET',
    path: /^\/_sandbox\/calls$/,
    answer: ({ counters }) => ({ calls: counters.list() }),
  },
  {
    method: 'DELETE',
    path: /^\/_sandbox\/calls$/,
    answer: ({ counters }) => {
      counters.reset();
      return { calls: [] };
    },
  },
  {
    method: 'GET',
    path: /^\/_sandbox\/faults$/,
    answer: ({ faults }) => ({ faults: faults.list() }),
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/faults$/,
    answer: ({ faults }, { body }) => faults.add(body as FaultRuleInput),
  },
  {
    method: 'DELETE',
    path: /^\/_sandbox\/faults$/,
    answer: ({ faults }) => {
      faults.clear();
      return { faults: [] };
    },
  },
  {
    method: 'PATCH',
    path: /^\/_sandbox\/faults\/([\w-]+)$/,
    answer: ({ faults }, { id, body }) =>
      existing(faults.setEnabled(id, read(ENABLED, body).enabled), id),
  },
  {
    method: 'DELETE',
    path: /^\/_sandbox\/faults\/([\w-]+)$/,
    answer: ({ faults }, { id }) => existing(faults.remove(id), id),
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/web-identity-token$/,
    answer: mintToken,
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/credential-endpoints$/,
    answer: startCredentialEndpoint,
  },
  { method: 'POST', path: /^\/_sandbox\/sso-login$/, answer: ssoLogin },
];
