import { signRequest, type HttpRequest } from 'sigv4-inspect';
import { PORTAL_KEY } from './seed';
import { REGION, type TestKeys } from './testSandbox';

/** What a request is for; each service has its own way to say it. */
const REQUESTS = {
  sts: {
    signingName: 'sts',
    method: 'POST',
    target: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  },
  iam: {
    signingName: 'iam',
    method: 'POST',
    target: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=ListRoles&Version=2010-05-08',
  },
  cloudwatch: {
    signingName: 'monitoring',
    method: 'POST',
    target: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'GraniteServiceVersion20100801.ListMetrics',
      'x-amzn-query-mode': 'true',
    },
    body: '{}',
  },
  cloudtrail: {
    signingName: 'cloudtrail',
    method: 'POST',
    target: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'CloudTrail_20131101.LookupEvents',
    },
    body: '{}',
  },
  s3: {
    signingName: 's3',
    method: 'GET',
    target: '/acme-telemetry?list-type=2',
    headers: {},
    body: '',
  },
} as const;

/** Services that can be called. */
export type Service = keyof typeof REQUESTS;

/** How a request differs from the one that would be accepted. */
export interface Variation {
  readonly keys?: TestKeys;
  readonly date?: Date;
  readonly signingName?: string;
  /** Changes the request after it was signed. */
  readonly tamper?: (request: HttpRequest) => HttpRequest;
}

/** Replaces or removes a header after signing. */
export function withHeader(name: string, value: string | undefined) {
  return (request: HttpRequest): HttpRequest => ({
    ...request,
    headers: [
      ...request.headers.filter(([n]) => n.toLowerCase() !== name),
      ...(value === undefined ? [] : [[name, value] as const]),
    ],
  });
}

/** Sends a signed request, changed as asked, and reads what of the reply tells the refusal. */
export async function signedCall(
  endpoint: string,
  service: Service,
  variation: Variation = {},
) {
  const { signingName, method, target, headers, body } = REQUESTS[service];
  const { keys = PORTAL_KEY, date = new Date(), tamper } = variation;
  const signed = signRequest(
    {
      method,
      target,
      headers: [
        ['host', new URL(endpoint).host],
        ...Object.entries<string>(headers),
      ],
      body: Buffer.from(body),
    },
    {
      credential: keys,
      region: REGION,
      service: variation.signingName ?? signingName,
      date,
    },
  ).request;
  const sent = tamper ? tamper(signed) : signed;
  const response = await fetch(`${endpoint}${sent.target}`, {
    method: sent.method,
    headers: sent.headers.filter(([n]) => n !== 'host') as [string, string][],
    body: sent.body?.length ? Buffer.from(sent.body) : undefined,
  });
  const text = await response.text();
  const find = (pattern: RegExp) => pattern.exec(text)?.[1];
  return {
    status: response.status,
    text,
    queryError: response.headers.get('x-amzn-query-error'),
    code: find(/<Code>(.*?)<\/Code>/) ?? find(/"__type":"(?:.*?#)?(\w+)"/),
    message:
      find(/<Message>([\s\S]*?)<\/Message>/) ??
      find(/"[mM]essage":"((?:[^"\\]|\\.)*)"/),
  };
}
