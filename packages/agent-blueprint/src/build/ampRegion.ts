const AMP_HOST =
  /^aps-workspaces(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/;

/** The region of a remote write URL of Amazon Managed Service for Prometheus; undefined for other URLs. */
export function ampRegion(url: string): string | undefined {
  return URL.canParse(url)
    ? AMP_HOST.exec(new URL(url).hostname)?.[1]
    : undefined;
}
