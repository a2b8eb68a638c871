import { renderDenial } from 'iam-policy-engine';
import type { AccessRequest, Decision } from 'iam-policy-engine';

/** Who is told how much. */
export interface DenialAudience {
  /** The caller and the resource are of one account or organisation. */
  readonly isInsider: boolean;
}

/**
 * The text of a denial. Callers of other organisations are not told which kind of policy refused them; S3 quotes
 * resources, and tells outsiders nothing at all.
 *
 * Sources: IAM User Guide, "Troubleshoot access denied error messages"; S3 User Guide, "Troubleshoot access denied
 * (403 Forbidden) errors".
 */
export function denialText(
  request: AccessRequest,
  decision: Decision,
  { isInsider }: DenialAudience,
): string {
  const style = isInsider ? 'classic' : 'without-reason';
  if (!request.action.startsWith('s3:')) {
    return renderDenial(request, decision, { style });
  }
  if (!isInsider || request.principal.kind === 'anonymous') {
    return 'Access Denied';
  }
  const quoted = { ...request, resource: `"${request.resource}"` };
  return renderDenial(quoted, decision, { style });
}
