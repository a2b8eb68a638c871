import {
  deleteBucketPolicy,
  getBucketPolicy,
  getBucketPolicyStatus,
  putBucketPolicy,
} from './operations/bucketPolicy';
import {
  createBucket,
  deleteBucket,
  getBucketLocation,
  headBucket,
  listBuckets,
} from './operations/buckets';
import {
  deletePublicAccessBlock,
  getBucketEncryption,
  getBucketOwnershipControls,
  getBucketVersioning,
  getPublicAccessBlock,
  putBucketEncryption,
  putBucketOwnershipControls,
  putBucketVersioning,
  putPublicAccessBlock,
} from './operations/bucketSettings';
import { copyObject } from './operations/copyObject';
import { deleteObject, deleteObjects } from './operations/deleteObjects';
import { getObject, headObject } from './operations/getObject';
import { listObjects, listObjectsV2 } from './operations/listObjects';
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  uploadPart,
} from './operations/multipartUpload';
import { putObject } from './operations/putObject';
import { uploadPartCopy } from './operations/uploadPartCopy';

/** S3's operations by name. */
export const s3Operations = {
  AbortMultipartUpload: abortMultipartUpload,
  CompleteMultipartUpload: completeMultipartUpload,
  CopyObject: copyObject,
  CreateBucket: createBucket,
  CreateMultipartUpload: createMultipartUpload,
  DeleteBucket: deleteBucket,
  DeleteBucketPolicy: deleteBucketPolicy,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  DeletePublicAccessBlock: deletePublicAccessBlock,
  GetBucketEncryption: getBucketEncryption,
  GetBucketLocation: getBucketLocation,
  GetBucketOwnershipControls: getBucketOwnershipControls,
  GetBucketPolicy: getBucketPolicy,
  GetBucketPolicyStatus: getBucketPolicyStatus,
  GetBucketVersioning: getBucketVersioning,
  GetObject: getObject,
  GetPublicAccessBlock: getPublicAccessBlock,
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListBuckets: listBuckets,
  ListObjects: listObjects,
  ListObjectsV2: listObjectsV2,
  PutBucketEncryption: putBucketEncryption,
  PutBucketOwnershipControls: putBucketOwnershipControls,
  PutBucketPolicy: putBucketPolicy,
  PutBucketVersioning: putBucketVersioning,
  PutObject: putObject,
  PutPublicAccessBlock: putPublicAccessBlock,
  UploadPart: uploadPart,
  UploadPartCopy: uploadPartCopy,
} as const;
