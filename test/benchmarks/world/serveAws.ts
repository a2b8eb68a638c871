/*
 * The simulated AWS over HTTP, in the wire protocols that the SDK speaks: the
 * query protocol of STS and IAM, and JSON of CloudWatch. Takes the size of the
 * fleet as JSON and prints its endpoint. `GET /_calls` tells how often each
 * operation was called, `GET /_fewest` how many GetMetricData were needed since
 * it was last asked.
 */
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FleetSize } from '../../integration/world/fleet';
import {
  QUERY_OPERATIONS,
  Refusal,
  SimulatedCloudWatch,
  type Caller,
} from './simulatedAws';

const XMLNS = 'https://sts.amazonaws.com/doc/2011-06-15/';
const REQUEST_ID = { 'x-amzn-requestid': 'c0ffee' };
const SIGNATURE =
  /^AWS4-HMAC-SHA256 Credential=(\w+)\/\d{8}\/([\w-]+)\/\w+\/aws4_request, ?SignedHeaders=[\w;-]+, ?Signature=[0-9a-f]{64}$/;

const cloudWatch = new SimulatedCloudWatch(
  JSON.parse(process.argv[2] ?? '{"agents":0,"accounts":0}') as FleetSize,
);
const calls: Record<string, number> = {};

const count = (operation: string) => {
  calls[operation] = (calls[operation] ?? 0) + 1;
};

function callerOf({ headers }: IncomingMessage): Caller {
  const [, accessKeyId, region] =
    SIGNATURE.exec(headers.authorization ?? '') ?? [];
  if (!accessKeyId || !headers['x-amz-date']) {
    throw new Refusal(403, 'MissingAuthenticationToken', 'Not signed');
  }
  const accountId = /^ASIA(\d{12})S/.exec(accessKeyId)?.[1] ?? '';
  return { accessKeyId, region, accountId };
}

function answerJson(target: string, body: string, by: Caller): string {
  const operation = target.split('.')[1];
  count(operation);
  const answer = cloudWatch.operations[operation];
  if (!answer) {
    throw new Refusal(400, 'UnknownOperationException', operation);
  }
  return JSON.stringify(answer(JSON.parse(body) as never, by));
}

function answerQuery(body: string, by: Caller): string {
  const form = new URLSearchParams(body);
  const operation = form.get('Action') ?? '';
  count(operation);
  const answer = QUERY_OPERATIONS[operation];
  if (!answer) {
    throw new Refusal(403, 'AccessDenied', `${operation} is not allowed`);
  }
  const result = answer(form, by);
  return `<${operation}Response xmlns="${XMLNS}"><${operation}Result>${result}</${operation}Result><ResponseMetadata><RequestId>c0ffee</RequestId></ResponseMetadata></${operation}Response>`;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await text(request);
  const target = request.headers['x-amz-target'];
  const isJson = typeof target === 'string';
  const type = isJson ? 'application/x-amz-json-1.0' : 'text/xml';
  try {
    const by = callerOf(request);
    const result = isJson
      ? answerJson(target, body, by)
      : answerQuery(body, by);
    response.writeHead(200, { 'content-type': type, ...REQUEST_ID });
    response.end(result);
  } catch (error) {
    const { status, code, message } =
      error instanceof Refusal
        ? error
        : new Refusal(500, 'InternalFailure', `${error}`);
    response.writeHead(status, { 'content-type': type, ...REQUEST_ID });
    response.end(
      isJson
        ? JSON.stringify({ __type: code, message })
        : `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
    );
  }
}

const server = createServer(async (request, response) => {
  if (request.url === '/_calls') {
    response.end(JSON.stringify(calls));
  } else if (request.url === '/_fewest') {
    response.end(String(cloudWatch.takeFewest()));
  } else {
    await serve(request, response);
  }
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(
    `${JSON.stringify({ endpoint: `http://127.0.0.1:${port}` })}\n`,
  );
});
