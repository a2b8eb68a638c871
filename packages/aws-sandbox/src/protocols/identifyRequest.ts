import type { Protocol } from '../service';
import { queryParameters } from './query/decodeQuery';
import {
  SERVICE_FACTS,
  type ServiceFacts,
  type ServiceName,
} from './model/serviceFacts';
import { serviceModel } from './model/serviceModels';
import { resourcePath, restRequest, restRouter } from './rest/restTarget';
import { uncompressed } from './uncompressed';
import type { WireRequest, WireTarget } from './wire';

/** Names in a scope or path that lead to a service. */
export interface ServiceHint {
  /** Service part of the credential scope, when the request is signed. */
  readonly signingName?: string;
}

const RPC_V2_PATH =
  /\/service\/(?<service>[^/]+)\/operation\/(?<operation>[^/?]+)\/?(\?|$)/;

const ALL_FACTS: readonly ServiceFacts[] = Object.values(SERVICE_FACTS);

/** What the request itself says about its protocol and operation. */
interface Said {
  readonly protocol?: Protocol;
  /** Service as the protocol names it, or else as the request shows it. */
  readonly target?: string;
  readonly operation?: string;
  /** Version of the query API. */
  readonly version?: string;
}

function jsonVersion(contentType: string | undefined): Protocol | undefined {
  const version = /application\/x-amz-json-1\.([01])/.exec(contentType ?? '');
  if (!version) return undefined;
  return version[1] === '0' ? 'awsJson1_0' : 'awsJson1_1';
}

function saidByHeaders({ headers, target }: WireRequest): Said | undefined {
  const rpc = RPC_V2_PATH.exec(target)?.groups;
  if (headers['smithy-protocol'] === 'rpc-v2-cbor' && rpc) {
    const { service, operation } = rpc;
    return { protocol: 'rpcV2Cbor', target: service, operation };
  }
  const amzTarget = headers['x-amz-target'];
  if (amzTarget === undefined) return undefined;
  // Some clients qualify the service: com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents
  const [operation, service] = amzTarget.split('.').reverse();
  return {
    protocol: jsonVersion(headers['content-type']),
    target: service,
    operation,
  };
}

function saidByParameters(request: WireRequest): Said {
  const parameters = queryParameters(uncompressed(request));
  return {
    protocol: 'awsQuery',
    operation: parameters.get('Action') ?? undefined,
    version: parameters.get('Version') ?? undefined,
  };
}

/** Older clients write the target with a Java package before it: `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101`. */
function isTarget(target: string | undefined, facts: ServiceFacts): boolean {
  return target === facts.target || !!target?.endsWith(`.${facts.target}`);
}

function unsignedService(said: Said, request: WireRequest): ServiceFacts {
  const byTarget = ALL_FACTS.find(f => isTarget(said.target, f));
  const byVersion = ALL_FACTS.find(
    f => f.protocols.includes('awsQuery') && f.version === said.version,
  );
  const byToken =
    'x-amz-sso_bearer_token' in request.headers ||
    'x-amz-sso-bearer-token' in request.headers;
  return (
    byTarget ?? byVersion ?? (byToken ? SERVICE_FACTS.sso : SERVICE_FACTS.s3)
  );
}

function identifyRest(facts: ServiceFacts, request: WireRequest): WireTarget {
  const rest = restRequest(facts.name, request);
  return {
    service: facts.name,
    protocol: facts.protocols[0],
    operation: restRouter(facts.name).find(rest)?.operation.name,
    bodiless: request.method === 'HEAD',
    resource: resourcePath(rest),
  };
}

function isRest({ protocols }: ServiceFacts): boolean {
  return protocols[0] === 'restXml' || protocols[0] === 'restJson1';
}

function identifyRpc(
  facts: ServiceFacts,
  said: Said,
  queryMode: boolean,
): WireTarget {
  const spoken = said.protocol ?? facts.protocols[0];
  const protocol = facts.protocols.includes(spoken)
    ? spoken
    : facts.protocols[0];
  const meant = said.protocol === 'awsQuery' || isTarget(said.target, facts);
  const known =
    meant &&
    facts.protocols.includes(spoken) &&
    (said.protocol !== 'awsQuery' || said.version === facts.version) &&
    serviceModel(facts.name).operation(said.operation ?? '');
  return {
    service: facts.name,
    protocol,
    operation: known ? said.operation : undefined,
    queryMode,
  };
}

/** Finds the service that a signing name stands for. */
function serviceBySigningName(signingName: string): ServiceName | undefined {
  return ALL_FACTS.find(f => f.signingNames.includes(signingName))?.name;
}

/**
 * Says which service, protocol and operation a request is for. Never throws, so that any later error can be worded in
 * the client's own protocol. The service is that of the credential scope; an unsigned request is known by what it says.
 */
export function identifyRequest(
  request: WireRequest,
  { signingName }: ServiceHint,
): WireTarget {
  const headers = saidByHeaders(request);
  const signed =
    signingName === undefined ? undefined : serviceBySigningName(signingName);
  if (signed && isRest(SERVICE_FACTS[signed])) {
    return identifyRest(SERVICE_FACTS[signed], request);
  }
  const said = headers ?? saidByParameters(request);
  if (signingName !== undefined && !signed) {
    return { protocol: said.protocol ?? 'awsQuery' };
  }
  const facts = signed ? SERVICE_FACTS[signed] : unsignedService(said, request);
  return isRest(facts)
    ? identifyRest(facts, request)
    : identifyRpc(facts, said, 'x-amzn-query-mode' in request.headers);
}
