import { digest, uuid } from './digest';

/** What the keys of a delivery depend on, besides time. */
export interface DeliveryPlace {
  readonly accountId: string;
  readonly region: string;
  readonly bucket: string;
  readonly prefix: string;
}

/** One delivery in time. */
export interface Slot {
  /** Number of the interval, counted from 1970. */
  readonly index: number;
  /** End of the interval. */
  readonly time: Date;
  /** Seconds from one slot to the next. */
  readonly intervalSeconds: number;
}

/** How the keys of a delivery are made. */
export interface Layout {
  /**
   * Groups into which successive deliveries fall in turn, for example Loki's streams. Within a group keys come in the
   * order of time if `ordered`; groups come in the order of this list, and no group's keys lie among another's.
   */
  readonly groups: (place: DeliveryPlace) => readonly string[];
  readonly ordered: boolean;
  /** Key after the delivery's prefix. */
  readonly key: (place: DeliveryPlace, slot: Slot, group: string) => string;
}

const ONE_GROUP = (): readonly string[] => [''];
const LOKI_STREAMS = 6;

function dateParts(time: Date): readonly [string, string, string, string] {
  const iso = time.toISOString();
  return [
    iso.slice(0, 4),
    iso.slice(5, 7),
    iso.slice(8, 10),
    iso.slice(11, 13),
  ];
}

/** `20260102T1155Z` */
function compactMinute(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace(/[-:]/g, '')}Z`;
}

const hash = (
  { bucket, prefix }: DeliveryPlace,
  ...parts: (string | number)[]
) => digest(bucket, prefix, ...parts);

/** Chunk keys of Loki's object client: tenant, stream fingerprint, hexadecimal from and through in ms, checksum. */
const loki: Layout = {
  ordered: true,
  groups: place =>
    Array.from({ length: LOKI_STREAMS }, (_, i) =>
      hash(place, 'stream', i).slice(0, 16),
    ).sort(),
  key: (place, { index, time, intervalSeconds }, fingerprint) => {
    const through = time.getTime();
    const from = through - intervalSeconds * 1000 * LOKI_STREAMS;
    const checksum = hash(place, 'chunk', index).slice(0, 8);
    return `fake/${fingerprint}/${from.toString(16)}:${through.toString(
      16,
    )}:${checksum}`;
  },
};

/** Blocks of Tempo: tenant and a random UUID, so keys come in no order of time. */
const tempo: Layout = {
  ordered: false,
  groups: ONE_GROUP,
  key: ({ bucket, prefix }, { index }) =>
    `single-tenant/${uuid(bucket, prefix, 'block', index)}/data.parquet`,
};

/** Data Firehose: UTC hour, then stream, version, time and UUID. Source: "Configure Amazon S3 object name format". */
const firehose: Layout = {
  ordered: true,
  groups: ONE_GROUP,
  key: (place, { index, time }) => {
    const stream = place.prefix.split('/').filter(Boolean).pop() ?? 'delivery';
    const second = time.toISOString().slice(0, 19).replace(/[T:]/g, '-');
    const id = uuid(place.bucket, place.prefix, 'object', index);
    return `${dateParts(time).join('/')}/${stream}-1-${second}-${id}`;
  },
};

/** Access logs of an Application Load Balancer. Source: its user guide, "Access log files". */
const albLogs: Layout = {
  ordered: true,
  groups: ONE_GROUP,
  key: (place, { index, time }) => {
    const { accountId, region } = place;
    const [year, month, day] = dateParts(time);
    const balancer = `app.front.${hash(place, 'balancer').slice(0, 16)}`;
    const random = hash(place, 'file', index).slice(0, 8);
    return `AWSLogs/${accountId}/elasticloadbalancing/${region}/${year}/${month}/${day}/${accountId}_elasticloadbalancing_${region}_${balancer}_${compactMinute(
      time,
    )}_10.0.1.23_${random}.log.gz`;
  },
};

/** Log files of CloudTrail. Source: its user guide, "CloudTrail log file name format". */
const cloudtrail: Layout = {
  ordered: true,
  groups: ONE_GROUP,
  key: (place, { index, time }) => {
    const { accountId, region } = place;
    const [year, month, day] = dateParts(time);
    const random = hash(place, 'file', index).slice(0, 16);
    return `AWSLogs/${accountId}/CloudTrail/${region}/${year}/${month}/${day}/${accountId}_CloudTrail_${region}_${compactMinute(
      time,
    )}_${random}.json.gz`;
  },
};

const ORGANIZATION_ACCOUNTS = 12;
const ORGANIZATION_REGIONS = ['eu-central-1', 'eu-west-1', 'us-east-1'];

/** The same of a trail of an organization, with folders for accounts and regions. */
const organizationTrail: Layout = {
  ordered: true,
  groups: () =>
    Array.from(
      { length: ORGANIZATION_ACCOUNTS },
      (_, account) => `${111_111_111_111 + account}`,
    ).flatMap(account =>
      ORGANIZATION_REGIONS.map(region => `${account}/CloudTrail/${region}`),
    ),
  key: (place, { index, time }, group) => {
    const [account, , region] = group.split('/');
    const [year, month, day] = dateParts(time);
    const random = hash(place, 'file', index).slice(0, 16);
    return `AWSLogs/o-exampleorg/${group}/${year}/${month}/${day}/${account}_CloudTrail_${region}_${compactMinute(
      time,
    )}_${random}.json.gz`;
  },
};

/** Hive-style partitions, as the OpenTelemetry S3 exporter writes them. */
const partitioned: Layout = {
  ordered: true,
  groups: ONE_GROUP,
  key: (place, { index, time }) => {
    const [year, month, day, hour] = dateParts(time);
    const minute = time.toISOString().slice(14, 16);
    const random = hash(place, 'file', index).slice(0, 9);
    return `year=${year}/month=${month}/day=${day}/hour=${hour}/minute=${minute}/logs_${random}.json`;
  },
};

/** All objects side by side, named by time. */
const flat: Layout = {
  ordered: true,
  groups: ONE_GROUP,
  key: (place, { index, time }) =>
    `${compactMinute(time)}-${hash(place, 'file', index).slice(0, 8)}.json`,
};

/** Names of the layouts. */
export const LAYOUT_NAMES = [
  'loki',
  'tempo',
  'firehose',
  'alb-logs',
  'cloudtrail',
  'organization-trail',
  'partitioned',
  'flat',
] as const;

export type LayoutName = (typeof LAYOUT_NAMES)[number];

export const LAYOUTS: Readonly<Record<LayoutName, Layout>> = {
  loki,
  tempo,
  firehose,
  'alb-logs': albLogs,
  cloudtrail,
  'organization-trail': organizationTrail,
  partitioned,
  flat,
};
