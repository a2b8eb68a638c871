/** Signing names whose paths are escaped once and not normalised, and whose payloads may be unsigned or streamed. */
const S3_SERVICES = new Set([
  's3',
  's3express',
  's3-outposts',
  's3-object-lambda',
]);

/** Whether S3's rules hold for a signing name. */
export function usesS3Rules(service: string): boolean {
  return S3_SERVICES.has(service);
}
