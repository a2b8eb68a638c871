import type { Encryption } from '../world/ObjectRecord';

/** An object's encryption as replies state it. */
export function encryptionMembers(encryption: Encryption | undefined) {
  return {
    ServerSideEncryption: encryption?.algorithm,
    SSEKMSKeyId: encryption?.keyId,
    BucketKeyEnabled:
      encryption && encryption.algorithm !== 'AES256'
        ? encryption.bucketKey
        : undefined,
  };
}
