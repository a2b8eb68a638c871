export { s3Operations } from './s3Operations';
export { bucketSeedSchema } from './world/bucketSeed';
export type { BucketSeed } from './world/bucketSeed';
export { S3World } from './world/S3World';
export type { AccountBucketsSeed } from './world/S3World';
