import { randomUUID } from 'node:crypto';
import { parseSignature, SignatureParseError } from 'sigv4-inspect';
import type { HttpRequest, ParsedSignature } from 'sigv4-inspect';
import { findDenial, type Denial } from '../authorization';
import type { FaultRule, Faults } from '../faults';
import type { Keyring } from '../identity';
import {
  decodeRequest,
  encodeError,
  encodeReply,
  identifyRequest,
  type DecodedRequest,
  type WireReply,
} from '../protocols';
import { AwsError, type AccessCheck } from '../service';
import { toEvents, type EventLog } from '../services/cloudtrail';
import type { AuthorizationMessages } from '../services/sts';
import type { World } from '../world';
import { authenticate } from './authenticate';
import { newCall, operationOf, serviceOf, type Call } from './Call';
import type { CallCounters } from './CallCounters';
import {
  faultTarget,
  GARBAGE,
  skewed,
  sufferErrors,
  sufferLatency,
} from './injectedFaults';
import { toWireRequest, type ReceivedRequest } from './received';
import { SERVICE_BEHAVIOUR } from './serviceBehaviour';
import type { BoundOperation, CallContext, ServiceTable } from './services';

/** What a pipeline works with. */
export interface PipelineParts {
  readonly world: World;
  readonly keyring: Keyring;
  readonly faults: Faults;
  readonly services: ServiceTable;
  readonly eventLog: EventLog;
  readonly counters: CallCounters;
  readonly messages: AuthorizationMessages;
  /** Hears of errors that are the sandbox's own fault. */
  readonly onInternalError: (error: unknown) => void;
}

function readSignature(request: HttpRequest): ParsedSignature | undefined {
  try {
    return parseSignature(request);
  } catch (error) {
    if (error instanceof SignatureParseError) return undefined;
    throw error;
  }
}

/** Adds the service's time, by which SDKs correct the clocks they sign with. */
function dated(reply: WireReply, now: Date): WireReply {
  return { ...reply, headers: { ...reply.headers, date: now.toUTCString() } };
}

/** The way of a request: who sent it, what it asks for, whether that is allowed, the answer, and the record of it. */
export class RequestPipeline {
  private constructor(private readonly parts: PipelineParts) {}

  static create(parts: PipelineParts): RequestPipeline {
    return new RequestPipeline(parts);
  }

  /**
   * Answers a request.
   *
   * @returns the reply, or undefined when a fault drops the connection
   */
  async handle(received: ReceivedRequest): Promise<WireReply | undefined> {
    const call = this.#begin(received);
    const faults = this.parts.faults.take(
      faultTarget(call, this.parts.keyring),
    );
    await sufferLatency(faults);
    if (faults.some(({ kind }) => kind === 'drop-connection')) {
      this.parts.counters.count(
        serviceOf(call),
        operationOf(call),
        'ConnectionDropped',
      );
      return undefined;
    }
    const reply = await this.#reply(call, faults);
    this.#record(call);
    const isGarbage = faults.some(({ kind }) => kind === 'garbage-body');
    return dated(isGarbage ? GARBAGE : reply, skewed(call.now, faults));
  }

  #begin(received: ReceivedRequest): Call {
    const claimed = readSignature(received.http);
    const hint = { signingName: claimed?.scope.service };
    const call = newCall({
      requestId: randomUUID(),
      received,
      now: this.parts.world.clock.now(),
      target: identifyRequest(toWireRequest(received), hint),
      claimed,
    });
    try {
      call.decoded = decodeRequest(toWireRequest(received), hint);
    } catch (error) {
      // Malformed input is reported after authentication, as at AWS; until then the target says enough.
      if (!(error instanceof AwsError)) throw error;
      call.error = error;
    }
    return call;
  }

  async #reply(call: Call, faults: readonly FaultRule[]): Promise<WireReply> {
    try {
      const decoded = await this.#answer(call, faults);
      return encodeReply(decoded, call.output, call.requestId);
    } catch (error) {
      call.error = this.#toAwsError(error);
      return encodeError(call.target, call.error, call.requestId);
    }
  }

  async #answer(
    call: Call,
    faults: readonly FaultRule[],
  ): Promise<DecodedRequest> {
    const decoded = this.#authenticated(call, faults);
    const operation = this.#operation(decoded);
    const context: CallContext = {
      now: call.now,
      region: call.region,
      accountId: call.caller.accountId ?? '',
      caller: call.caller,
      requestId: call.requestId,
      isAllowed: check => {
        call.checks.push(check);
        return !this.#findDenial(call, [check]);
      },
    };
    call.checks.push(...operation.checks(decoded.input, context));
    this.#authorize(call, decoded);
    call.output = await operation.handle(decoded.input, context);
    this.#noteUse(call, decoded);
    return decoded;
  }

  #authenticated(call: Call, faults: readonly FaultRule[]): DecodedRequest {
    const { target, received, decoded, error } = call;
    const { service, operation = '' } = target;
    if (!service) throw error ?? new AwsError('InvalidAction', 'No service');
    const now = skewed(call.now, faults);
    const { caller, payload } = authenticate(
      { received, service, operation, now },
      this.parts.keyring,
      this.parts.world,
    );
    call.caller = caller;
    sufferErrors(faults, call);
    if (decoded && payload === received.http.body) return decoded;
    call.decoded = decodeRequest(toWireRequest(received, payload), {
      signingName: call.claimed?.scope.service,
    });
    return call.decoded;
  }

  #operation({ service, operation }: DecodedRequest): BoundOperation {
    const operations = this.parts.services[service] ?? {};
    if (!Object.hasOwn(operations, operation)) {
      throw new AwsError(
        'NotImplemented',
        `The sandbox does not have ${service}:${operation}. It has: ${Object.keys(
          operations,
        ).join(', ')}.`,
        501,
      );
    }
    return operations[operation];
  }

  #findDenial(
    { caller, region, now, received }: Call,
    checks: readonly AccessCheck[],
  ): Denial | undefined {
    const origin = {
      now,
      region,
      sourceIp: received.sourceIp,
      userAgent: received.headers['user-agent'],
    };
    return findDenial(checks, caller, origin, this.parts.world);
  }

  #authorize(call: Call, { service }: DecodedRequest): void {
    const denial = this.#findDenial(call, call.checks);
    if (!denial) return;
    this.parts.messages.remember(call.requestId, denial);
    const { code, status } = SERVICE_BEHAVIOUR[service].denied;
    throw new AwsError(code, denial.message, status);
  }

  #noteUse(call: Call, { service }: DecodedRequest): void {
    const { caller, now: at, region } = call;
    if (!caller.accessKeyId) return;
    this.parts.keyring.noteUse(caller.accessKeyId, { at, region, service });
  }

  #toAwsError(error: unknown): AwsError {
    if (error instanceof AwsError) return error;
    this.parts.onInternalError(error);
    return new AwsError(
      'InternalFailure',
      'The sandbox failed; its log has the cause.',
      500,
    );
  }

  #record(call: Call): void {
    const { counters, eventLog } = this.parts;
    const { error, received, decoded } = call;
    const service = serviceOf(call);
    const operation = operationOf(call);
    counters.count(service, operation, error?.code);
    const events = toEvents({
      ...call,
      service,
      operation,
      time: call.now,
      sourceIp: received.sourceIp,
      userAgent: received.headers['user-agent'],
      accessKeyId: call.claimed?.accessKeyId,
      input: decoded?.input ?? {},
    });
    events.forEach(event => eventLog.record(event));
  }
}
