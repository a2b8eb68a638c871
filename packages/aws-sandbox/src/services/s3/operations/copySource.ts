import { decodedOrAsIs } from '../../../protocols';
import type { OperationContext } from '../../../service';
import { s3Error } from '../s3Errors';
import type { Bucket } from '../world/Bucket';
import type { S3World } from '../world/S3World';

/**
 * Reads which object is to be copied: `bucket/key`, percent-encoded, with or without a slash in front.
 *
 * @throws {@link AwsError} `InvalidArgument` or `NoSuchBucket`
 */
export function copySource(
  { CopySource: source = '' }: { readonly CopySource: string | undefined },
  { state }: OperationContext<S3World>,
): { bucket: Bucket; key: string } {
  const [path] = source.split('?');
  const match = /^\/?([^/]+)\/(.+)$/s.exec(decodedOrAsIs(path));

  if (!match) {
    throw s3Error(
      'InvalidArgument',
      { ArgumentName: 'x-amz-copy-source', ArgumentValue: source },
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    );
  }
  return { bucket: state.bucket(match[1]), key: match[2] };
}
