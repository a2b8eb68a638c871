import type { Capability } from 'backstage-plugin-aws-agents-node';

const STORAGE =
  'Grafana Loki, "Storage", "AWS deployment (S3 single store)"; Tempo, "Amazon S3 permissions"';
const REMOTE_CONFIG = 'Grafana Alloy, remote.s3';

const OBJECTS = 'arn:{partition}:s3:::{bucket}/{prefix}*';

/** Storing logs, traces or metrics in the buckets of its deliveries. */
export const S3_LOGS: Capability = {
  id: 's3-logs',
  needs: [
    {
      action: 's3:ListBucket',
      resource: 'arn:{partition}:s3:::{bucket}',
      why: 'list what it has stored',
      source: STORAGE,
    },
    {
      action: 's3:GetObject',
      resource: OBJECTS,
      why: 'read back chunks and indexes',
      source: STORAGE,
    },
    {
      action: 's3:PutObject',
      resource: OBJECTS,
      why: 'store chunks and indexes',
      source: STORAGE,
    },
    {
      action: 's3:DeleteObject',
      resource: OBJECTS,
      why: 'delete what retention and compaction leave behind',
      source:
        "Grafana Mimir, Tempo and Loki's retention list it; Loki's page on the S3 single store does not",
      optional: true,
    },
  ],
};

/** Reading its configuration from S3. */
export const S3_CONFIG: Capability = {
  id: 's3-config',
  needs: [
    {
      action: 's3:GetObject',
      resource: 'arn:{partition}:s3:::{object}',
      why: 'read its configuration',
      source: REMOTE_CONFIG,
    },
  ],
};
