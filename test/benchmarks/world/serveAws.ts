/*
 * AWS as far as a collection sees it, simulated at the network: answers at once
 * and holds no state, so that fleets of any size cost the same to serve. Prints
 * its endpoint; `GET /_calls` tells how often each operation was called.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const calls: Record<string, number> = {};
const XMLNS = 'https://sts.amazonaws.com/doc/2011-06-15/';

const ROLE = (name: string, account: string) =>
  `<Role><Path>/agents/</Path><RoleName>${name}</RoleName><RoleId>AROAEXAMPLE</RoleId><Arn>arn:aws:iam::${account}:role/agents/${name}</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>${encodeURIComponent(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
  )}</AssumeRolePolicyDocument><MaxSessionDuration>3600</MaxSessionDuration></Role>`;

const POLICY = encodeURIComponent(
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"cloudwatch:GetMetricData","Resource":"*"}]}',
);

/** Results of the operations of STS and IAM. */
const QUERY: Record<
  string,
  (form: URLSearchParams, account: string) => string
> = {
  // The key tells of which account it is.
  AssumeRole: form =>
    `<Credentials><AccessKeyId>ASIA${
      form.get('RoleArn')?.split(':')[4]
    }</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>${new Date(
      Date.now() + 3600_000,
    ).toISOString()}</Expiration></Credentials>`,
  GetCallerIdentity: () =>
    '<Arn>arn:aws:iam::210987654321:user/portal</Arn><UserId>AIDAEXAMPLE</UserId><Account>210987654321</Account>',
  GetRole: (form, account) => ROLE(form.get('RoleName') ?? '', account),
  ListRolePolicies: () =>
    '<PolicyNames><member>metrics</member></PolicyNames><IsTruncated>false</IsTruncated>',
  GetRolePolicy: form =>
    `<RoleName>${form.get(
      'RoleName',
    )}</RoleName><PolicyName>metrics</PolicyName><PolicyDocument>${POLICY}</PolicyDocument>`,
  ListAttachedRolePolicies: () =>
    '<AttachedPolicies/><IsTruncated>false</IsTruncated>',
};

interface MetricQuery {
  Id: string;
  MetricStat: { Period: number };
}

/** Answers of the operations of CloudWatch. */
const JSON_OPERATIONS: Record<string, (input: any) => object> = {
  DescribeAlarms: () => ({ MetricAlarms: [], CompositeAlarms: [] }),
  DescribeAnomalyDetectors: () => ({ AnomalyDetectors: [] }),
  GetMetricData: ({ MetricDataQueries, StartTime, EndTime }) => ({
    MetricDataResults: MetricDataQueries.map((query: MetricQuery) => {
      const { Period } = query.MetricStat;
      const first = Math.ceil(StartTime / Period) * Period;
      const count = Math.max(0, Math.floor((EndTime - first) / Period));
      const times = Array.from({ length: count }, (_, i) => first + i * Period);
      return {
        Id: query.Id,
        Timestamps: times,
        Values: times.map(time => time % 997),
        StatusCode: 'Complete',
      };
    }),
  }),
};

function accountOf(authorization: string | undefined): string {
  return /Credential=ASIA(\d{12})\//.exec(authorization ?? '')?.[1] ?? '';
}

const server = createServer(async (request, response) => {
  if (request.url === '/_calls') {
    response.end(JSON.stringify(calls));
    return;
  }
  const body = await text(request);
  const target = request.headers['x-amz-target'];
  const requestId = { 'x-amzn-requestid': 'c0ffee' };
  if (typeof target === 'string') {
    const operation = target.split('.')[1];
    calls[operation] = (calls[operation] ?? 0) + 1;
    response.writeHead(200, {
      'content-type': 'application/x-amz-json-1.0',
      ...requestId,
    });
    response.end(JSON.stringify(JSON_OPERATIONS[operation](JSON.parse(body))));
    return;
  }
  const form = new URLSearchParams(body);
  const operation = form.get('Action') ?? '';
  calls[operation] = (calls[operation] ?? 0) + 1;
  if (!QUERY[operation]) {
    // As a role answers that may not call it.
    response.writeHead(403, { 'content-type': 'text/xml', ...requestId });
    response.end(
      '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>',
    );
    return;
  }
  response.writeHead(200, { 'content-type': 'text/xml', ...requestId });
  response.end(
    `<${operation}Response xmlns="${XMLNS}"><${operation}Result>${QUERY[
      operation
    ](
      form,
      accountOf(request.headers.authorization),
    )}</${operation}Result><ResponseMetadata><RequestId>c0ffee</RequestId></ResponseMetadata></${operation}Response>`,
  );
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(
    `${JSON.stringify({ endpoint: `http://127.0.0.1:${port}` })}\n`,
  );
});
