import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { AwsAgentsConfig, EndpointService } from '../config';

/** What every AWS client of the backend is made with, besides credentials. */
export interface ClientSettings {
  region: string;
  maxAttempts: number;
  requestHandler: NodeHttpHandler;
  customUserAgent: string;
  endpoint?: string;
  useFipsEndpoint?: boolean;
  useDualstackEndpoint?: boolean;
  /** S3 only: other hosts than Amazon's have no name for each bucket. */
  forcePathStyle?: boolean;
  /** S3 only: a bucket is asked where it is. */
  followRegionRedirects?: boolean;
}

type EndpointConfig = Pick<
  AwsAgentsConfig,
  | 'endpoint'
  | 'endpoints'
  | 'limits'
  | 'useFipsEndpoint'
  | 'useDualstackEndpoint'
>;

const SOCKETS = 100;

/** Connections that all clients share, with bounded times. */
export function createRequestHandler(
  limits: Pick<
    AwsAgentsConfig['limits'],
    'connectTimeoutMillis' | 'requestTimeoutMillis'
  >,
): NodeHttpHandler {
  return new NodeHttpHandler({
    connectionTimeout: limits.connectTimeoutMillis,
    requestTimeout: limits.requestTimeoutMillis,
    throwOnRequestTimeout: true,
    socketAcquisitionWarningTimeout: limits.requestTimeoutMillis,
    httpAgent: { keepAlive: true, maxSockets: SOCKETS },
    httpsAgent: { keepAlive: true, maxSockets: SOCKETS },
  });
}

/**
 * Settings of a client, from config; what it leaves out, the SDK's own
 * environment decides.
 *
 * @param service - absent for one that has no endpoint of its own in config
 */
export function clientSettings(
  config: EndpointConfig,
  service: EndpointService | undefined,
  region: string,
  requestHandler: NodeHttpHandler,
): ClientSettings {
  const endpoint = (service && config.endpoints[service]) ?? config.endpoint;
  return {
    region,
    maxAttempts: config.limits.maxAttempts,
    requestHandler,
    customUserAgent: 'backstage-aws-agents',
    ...(endpoint ? { endpoint } : {}),
    ...(config.useFipsEndpoint === undefined
      ? {}
      : { useFipsEndpoint: config.useFipsEndpoint }),
    ...(config.useDualstackEndpoint === undefined
      ? {}
      : { useDualstackEndpoint: config.useDualstackEndpoint }),
    ...(service === 's3'
      ? {
          followRegionRedirects: true,
          forcePathStyle: isForeign(endpoint ?? environmentEndpoint('S3')),
        }
      : {}),
  };
}

function environmentEndpoint(service: string): string | undefined {
  return (
    process.env[`AWS_ENDPOINT_URL_${service}`] || process.env.AWS_ENDPOINT_URL
  );
}

function isForeign(endpoint: string | undefined): boolean {
  return (
    endpoint !== undefined &&
    URL.canParse(endpoint) &&
    !/\.amazonaws\.com(?:\.cn)?$/.test(new URL(endpoint).hostname)
  );
}
