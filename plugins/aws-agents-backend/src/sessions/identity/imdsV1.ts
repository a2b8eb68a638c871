const DEFAULT_ENDPOINT = 'http://169.254.169.254';
const TIMEOUT_MS = 1_000;

/**
 * Whether the metadata service answers a request without a token, as IMDSv1
 * did. Asks for nothing secret. Undefined when nobody answers at all.
 */
export async function answersWithoutToken(
  env: NodeJS.ProcessEnv = process.env,
): Promise<boolean | undefined> {
  const endpoint = env.AWS_EC2_METADATA_SERVICE_ENDPOINT || DEFAULT_ENDPOINT;
  try {
    const response = await fetch(
      new URL('/latest/meta-data/instance-id', endpoint),
      {
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: 'error',
      },
    );
    await response.body?.cancel();
    return response.ok;
  } catch {
    return undefined;
  }
}
