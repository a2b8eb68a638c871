/**
 * IAM actions of operations whose action has another name. Source: Service
 * Authorization Reference.
 */
const ACTIONS: Readonly<Record<string, string>> = {
  'ResourceGroupsTaggingAPI.GetResources': 'tag:GetResources',
  'S3.ListObjectsV2': 's3:ListBucket',
  'S3.HeadBucket': 's3:ListBucket',
  'S3.HeadObject': 's3:GetObject',
  'S3.ListBuckets': 's3:ListAllMyBuckets',
  'S3.GetBucketEncryption': 's3:GetEncryptionConfiguration',
  'S3.GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
};

/** The IAM action that an operation needs first. */
export function iamActionOf(service: string, operation: string): string {
  return (
    ACTIONS[`${service}.${operation}`] ??
    `${service.toLowerCase()}:${operation}`
  );
}
