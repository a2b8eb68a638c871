import { CredentialEndpointError } from '../credential-endpoints';
import { FaultRuleError } from '../faults';
import type { WireReply } from '../protocols';
import type { ReceivedRequest } from '../server/received';
import { ControlError } from './ControlError';
import { isForeignOrigin, isLoopbackHost } from './loopbackHost';
import { CONTROL_ROUTES, type ControlParts } from './routes';

/** Begins every path of the control endpoint; no bucket can have this name, since bucket names have no underscore. */
const PREFIX = '/_sandbox/';

function pathOf({ http }: ReceivedRequest): string {
  return http.target.split('?')[0];
}

function json(status: number, value: unknown): WireReply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(`${JSON.stringify(value)}\n`),
  };
}

function readJson({ http, headers }: ReceivedRequest): unknown {
  if (http.body.length === 0) return undefined;
  // Pages of other origins can send text without asking first, but not JSON.
  if (!headers['content-type']?.startsWith('application/json')) {
    throw new ControlError(
      415,
      "A body has to be sent with 'content-type: application/json'.",
    );
  }
  try {
    return JSON.parse(Buffer.from(http.body).toString('utf8'));
  } catch {
    throw new ControlError(400, 'The body is not JSON.');
  }
}

function checkOrigin({ headers }: ReceivedRequest): void {
  if (!isLoopbackHost(headers.host) || isForeignOrigin(headers.origin)) {
    throw new ControlError(
      403,
      'The control endpoint answers only to 127.0.0.1, localhost and [::1].',
    );
  }
}

/** Whether a request is for the control endpoint rather than for AWS. */
export function isControlRequest(request: ReceivedRequest): boolean {
  return pathOf(request).startsWith(PREFIX);
}

/** Steers a running sandbox over HTTP: faults, clock, counters, health. */
export class ControlEndpoint {
  private constructor(private readonly parts: ControlParts) {}

  static create(parts: ControlParts): ControlEndpoint {
    return new ControlEndpoint(parts);
  }

  /** Answers a control request in JSON; refusals have a `message`. */
  async handle(request: ReceivedRequest): Promise<WireReply> {
    try {
      checkOrigin(request);
      return json(200, await this.#answer(request));
    } catch (error) {
      if (error instanceof ControlError) {
        return json(error.status, { message: error.message });
      }
      if (
        error instanceof FaultRuleError ||
        error instanceof CredentialEndpointError
      ) {
        return json(400, { message: error.message });
      }
      throw error;
    }
  }

  #answer(request: ReceivedRequest): unknown {
    const path = pathOf(request);
    const { method } = request.http;
    for (const route of CONTROL_ROUTES) {
      const match = route.method === method ? route.path.exec(path) : null;
      if (match) {
        const body = readJson(request);
        return route.answer(this.parts, { id: match[1] ?? '', body });
      }
    }
    throw new ControlError(404, `There is no ${method} ${path}.`);
  }
}
