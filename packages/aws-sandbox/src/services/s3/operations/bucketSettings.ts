import type {
  DeletePublicAccessBlockCommandInput,
  GetBucketEncryptionCommandInput,
  GetBucketEncryptionCommandOutput,
  GetBucketOwnershipControlsCommandInput,
  GetBucketOwnershipControlsCommandOutput,
  GetBucketVersioningCommandInput,
  GetBucketVersioningCommandOutput,
  GetPublicAccessBlockCommandInput,
  GetPublicAccessBlockCommandOutput,
  PutBucketEncryptionCommandInput,
  PutBucketOwnershipControlsCommandInput,
  PutBucketVersioningCommandInput,
  PutPublicAccessBlockCommandInput,
  ServerSideEncryptionByDefault,
} from '@aws-sdk/client-s3';
import { s3Error } from '../s3Errors';
import type { Encryption } from '../world/ObjectRecord';
import { bucketOperation } from './s3Operation';

type Output<T> = Omit<T, '$metadata'>;

/** `GetBucketEncryption` */
export const getBucketEncryption = bucketOperation<
  GetBucketEncryptionCommandInput,
  Output<GetBucketEncryptionCommandOutput>
>('s3:GetEncryptionConfiguration', ({ name, settings: { encryption } }) => {
  if (!encryption) {
    throw s3Error('ServerSideEncryptionConfigurationNotFoundError', {
      BucketName: name,
    });
  }
  const { algorithm, keyId, bucketKey = false } = encryption;
  return {
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: algorithm,
            KMSMasterKeyID: keyId,
          },
          BucketKeyEnabled: bucketKey,
        },
      ],
    },
  };
});

function toAlgorithm({
  SSEAlgorithm,
}: ServerSideEncryptionByDefault): Encryption['algorithm'] {
  switch (SSEAlgorithm) {
    case 'AES256':
    case 'aws:kms':
    case 'aws:kms:dsse':
      return SSEAlgorithm;
    default:
      throw s3Error('MalformedXML');
  }
}

/** `PutBucketEncryption` */
export const putBucketEncryption = bucketOperation<
  PutBucketEncryptionCommandInput,
  void
>('s3:PutEncryptionConfiguration', ({ settings }, input) => {
  const [rule, ...more] = input.ServerSideEncryptionConfiguration?.Rules ?? [];
  const byDefault = rule?.ApplyServerSideEncryptionByDefault;
  if (!byDefault || more.length > 0) throw s3Error('MalformedXML');
  const algorithm = toAlgorithm(byDefault);
  if (algorithm === 'AES256' && byDefault.KMSMasterKeyID !== undefined) {
    throw s3Error(
      'InvalidArgument',
      {},
      'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
    );
  }
  settings.encryption = {
    algorithm,
    keyId: byDefault.KMSMasterKeyID,
    bucketKey: rule.BucketKeyEnabled ?? false,
  };
});

/** `GetPublicAccessBlock` */
export const getPublicAccessBlock = bucketOperation<
  GetPublicAccessBlockCommandInput,
  Output<GetPublicAccessBlockCommandOutput>
>('s3:GetBucketPublicAccessBlock', ({ name, settings }) => {
  if (!settings.publicAccessBlock) {
    throw s3Error('NoSuchPublicAccessBlockConfiguration', {
      BucketName: name,
    });
  }
  return { PublicAccessBlockConfiguration: { ...settings.publicAccessBlock } };
});

/** `PutPublicAccessBlock`: switches that are not given are off. */
export const putPublicAccessBlock = bucketOperation<
  PutPublicAccessBlockCommandInput,
  void
>('s3:PutBucketPublicAccessBlock', ({ settings }, input) => {
  const given = input.PublicAccessBlockConfiguration ?? {};
  settings.publicAccessBlock = {
    BlockPublicAcls: given.BlockPublicAcls ?? false,
    IgnorePublicAcls: given.IgnorePublicAcls ?? false,
    BlockPublicPolicy: given.BlockPublicPolicy ?? false,
    RestrictPublicBuckets: given.RestrictPublicBuckets ?? false,
  };
});

/** `DeletePublicAccessBlock`, which needs the permission to put. */
export const deletePublicAccessBlock = bucketOperation<
  DeletePublicAccessBlockCommandInput,
  void
>('s3:PutBucketPublicAccessBlock', ({ settings }) => {
  settings.publicAccessBlock = undefined;
});

/** `GetBucketVersioning`: empty for a bucket that never had versioning. */
export const getBucketVersioning = bucketOperation<
  GetBucketVersioningCommandInput,
  Output<GetBucketVersioningCommandOutput>
>('s3:GetBucketVersioning', ({ settings }) => ({
  Status: settings.versioning,
}));

/** `PutBucketVersioning`: the state only; the sandbox keeps no older versions. */
export const putBucketVersioning = bucketOperation<
  PutBucketVersioningCommandInput,
  void
>('s3:PutBucketVersioning', ({ settings }, input) => {
  const status = input.VersioningConfiguration?.Status;
  if (status !== 'Enabled' && status !== 'Suspended') {
    throw s3Error('MalformedXML');
  }
  settings.versioning = status;
});

/** `GetBucketOwnershipControls` */
export const getBucketOwnershipControls = bucketOperation<
  GetBucketOwnershipControlsCommandInput,
  Output<GetBucketOwnershipControlsCommandOutput>
>('s3:GetBucketOwnershipControls', ({ name, settings }) => {
  if (!settings.ownership) {
    throw s3Error('OwnershipControlsNotFoundError', { BucketName: name });
  }
  return {
    OwnershipControls: { Rules: [{ ObjectOwnership: settings.ownership }] },
  };
});

/** `PutBucketOwnershipControls` */
export const putBucketOwnershipControls = bucketOperation<
  PutBucketOwnershipControlsCommandInput,
  void
>('s3:PutBucketOwnershipControls', ({ settings }, input) => {
  const [rule, ...more] = input.OwnershipControls?.Rules ?? [];
  if (!rule?.ObjectOwnership || more.length > 0) {
    throw s3Error('MalformedXML');
  }
  settings.ownership = rule.ObjectOwnership;
});
