import { parseArn } from 'backstage-plugin-aws-agents-common';

/** Console host of each partition. */
const CONSOLE_HOSTS: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/**
 * Address of an IAM role in the AWS console of its partition; undefined for
 * anything that is not the ARN of a role.
 */
export function roleConsoleUrl(arn: string): string | undefined {
  const parts = parseArn(arn);
  const host = parts && CONSOLE_HOSTS[parts.partition];
  if (!host || parts.service !== 'iam' || !parts.resource.startsWith('role/')) {
    return undefined;
  }
  const name = parts.resource.split('/').pop() ?? '';
  return `https://${host}/iam/home#/roles/details/${encodeURIComponent(name)}`;
}

/**
 * Address of a prefix of a bucket in the AWS console.
 *
 * @param partition - `aws`, `aws-cn` or `aws-us-gov`
 */
export function bucketConsoleUrl(
  partition: string,
  bucket: string,
  prefix: string,
): string | undefined {
  const host = CONSOLE_HOSTS[partition];
  return host
    ? `https://${host}/s3/buckets/${encodeURIComponent(
        bucket,
      )}?prefix=${encodeURIComponent(prefix)}`
    : undefined;
}

/**
 * Address of a CloudWatch alarm in the AWS console of its partition; undefined
 * for anything that is not the ARN of an alarm.
 */
export function alarmConsoleUrl(arn: string): string | undefined {
  const parts = parseArn(arn);
  const host = parts && CONSOLE_HOSTS[parts.partition];
  if (!host || !parts.resource.startsWith('alarm:')) {
    return undefined;
  }
  const name = encodeURIComponent(parts.resource.slice('alarm:'.length));
  const region = encodeURIComponent(parts.region);
  return `https://${host}/cloudwatch/home?region=${region}#alarmsV2:alarm/${name}`;
}
