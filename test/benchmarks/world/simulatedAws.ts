/*
 * AWS as far as a collection sees it. It holds no state but counts, so that
 * fleets of any size cost the same to serve.
 */
import {
  accountOf,
  metricsOf,
  regionOf,
  type FleetSize,
} from '../../integration/world/fleet';

/** Who calls, and where. */
export interface Caller {
  readonly accessKeyId: string;
  readonly accountId: string;
  readonly region: string;
}

/** A refusal, as AWS words it. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, text: string) {
    super(text);
  }
}

const QUERIES_PER_CALL = 500;
const DATAPOINTS_PER_CALL = 100_800;
const METRICS_PER_PAGE = 500;

const ROLE = (name: string, account: string) =>
  `<Role><Path>/agents/</Path><RoleName>${name}</RoleName><RoleId>AROAEXAMPLE</RoleId><Arn>arn:aws:iam::${account}:role/agents/${name}</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>${encodeURIComponent(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
  )}</AssumeRolePolicyDocument><MaxSessionDuration>3600</MaxSessionDuration></Role>`;

const POLICY = encodeURIComponent(
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"cloudwatch:GetMetricData","Resource":"*"}]}',
);

let sessions = 0;

/** Results of the operations of STS and IAM; what is missing is denied. */
export const QUERY_OPERATIONS: Record<
  string,
  (form: URLSearchParams, caller: Caller) => string
> = {
  // The key tells of which account it is.
  AssumeRole: form =>
    `<Credentials><AccessKeyId>ASIA${
      form.get('RoleArn')?.split(':')[4]
    }S${(sessions += 1)}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>${new Date(
      Date.now() + 3600_000,
    ).toISOString()}</Expiration></Credentials>`,
  GetCallerIdentity: () =>
    '<Arn>arn:aws:iam::210987654321:user/portal</Arn><UserId>AIDAEXAMPLE</UserId><Account>210987654321</Account>',
  GetRole: (form, { accountId }) => ROLE(form.get('RoleName') ?? '', accountId),
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

interface MetricDataInput {
  MetricDataQueries: MetricQuery[];
  StartTime: number;
  EndTime: number;
  MaxDatapoints?: number;
  NextToken?: string;
}

/** Distinct queries of one session, region and period, and the points of each. */
interface Demand {
  readonly queries: Set<string>;
  points: number;
}

/** The operations of CloudWatch, with count of what was asked for. */
export class SimulatedCloudWatch {
  private demands = new Map<string, Demand>();

  constructor(private readonly fleet: FleetSize) {}

  /** Answers of the operations; what is missing is not implemented. */
  readonly operations: Record<string, (input: never, by: Caller) => object> = {
    DescribeAlarms: () => ({ MetricAlarms: [], CompositeAlarms: [] }),
    DescribeAnomalyDetectors: () => ({ AnomalyDetectors: [] }),
    GetMetricData: (input: MetricDataInput, by) =>
      this.getMetricData(input, by),
    ListMetrics: (input: { NextToken?: string }, by) =>
      this.listMetrics(input, by),
  };

  /**
   * The fewest GetMetricData calls that would have answered all that was asked
   * for since the last time of asking: no call takes more than 500 queries or
   * answers more than 100,800 points.
   */
  takeFewest(): number {
    const fewest = [...this.demands.values()].map(({ queries, points }) =>
      Math.ceil(
        queries.size /
          Math.min(
            QUERIES_PER_CALL,
            Math.floor(DATAPOINTS_PER_CALL / Math.max(1, points)),
          ),
      ),
    );
    this.demands = new Map();
    return fewest.reduce((sum, count) => sum + count, 0);
  }

  private getMetricData(input: MetricDataInput, by: Caller): object {
    const { MetricDataQueries: queries, StartTime, EndTime } = input;
    if (queries.length > QUERIES_PER_CALL) {
      throw new Refusal(400, 'ValidationError', 'Too many MetricDataQueries');
    }
    const most = input.MaxDatapoints ?? DATAPOINTS_PER_CALL;
    const results: object[] = [];
    let total = 0;
    let next = Number(input.NextToken ?? 0);
    for (; next < queries.length; next += 1) {
      const { Id, MetricStat } = queries[next];
      const { Period } = MetricStat;
      const first = Math.ceil(StartTime / Period) * Period;
      const count = Math.max(0, Math.ceil((EndTime - first) / Period));
      if (total > 0 && total + count > most) {
        break;
      }
      total += count;
      this.note(by, queries[next], count);
      const times = Array.from({ length: count }, (_, i) => first + i * Period);
      results.push({
        Id,
        Timestamps: times,
        Values: times.map(time => (time % 997) + 0.25),
        StatusCode: 'Complete',
      });
    }
    return {
      MetricDataResults: results,
      ...(next < queries.length ? { NextToken: String(next) } : {}),
    };
  }

  private note(by: Caller, query: MetricQuery, points: number): void {
    const { MetricStat } = query;
    const key = `${by.accessKeyId} ${by.region} ${MetricStat.Period}`;
    const demand = this.demands.get(key) ?? { queries: new Set(), points: 0 };
    demand.queries.add(JSON.stringify(MetricStat));
    demand.points = Math.max(demand.points, points);
    this.demands.set(key, demand);
  }

  private listMetrics({ NextToken }: { NextToken?: string }, by: Caller) {
    const first = Number(NextToken ?? 0);
    const own = this.metricsAt(by);
    return {
      Metrics: own.slice(first, first + METRICS_PER_PAGE),
      ...(first + METRICS_PER_PAGE < own.length
        ? { NextToken: String(first + METRICS_PER_PAGE) }
        : {}),
    };
  }

  private metricsAt({ accountId, region }: Caller) {
    const { agents, accounts } = this.fleet;
    const first = Array.from({ length: accounts }, (_, account) => account);
    const account = first.find(
      index => accountOf(index, this.fleet) === accountId,
    );
    const metrics: object[] = [];
    for (let agent = account ?? agents; agent < agents; agent += accounts) {
      if (regionOf(agent, this.fleet) === region) {
        metrics.push(
          ...metricsOf(agent, this.fleet).map(metric => ({
            Namespace: metric.namespace,
            MetricName: metric.name,
            Dimensions: Object.entries(metric.dimensions).map(
              ([Name, Value]) => ({ Name, Value }),
            ),
          })),
        );
      }
    }
    return metrics;
  }
}
