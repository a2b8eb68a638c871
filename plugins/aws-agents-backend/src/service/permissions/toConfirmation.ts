import type {
  Confirmation,
  Disagreement,
  NeededPermission,
} from 'backstage-plugin-aws-agents-common';
import type { PolicyConfirmationData } from '../../collectors';
import type { BareAnalysis } from '../../permissions';

/**
 * Where AWS judges otherwise than the analysis.
 *
 * @param data - what AWS said; null when it has not been asked yet
 */
export function toConfirmation(
  data: PolicyConfirmationData | null,
  analysis: Pick<BareAnalysis, 'needed' | 'findings' | 'policies'>,
  now: Date,
): Confirmation {
  if (!data) {
    return {
      state: 'failed',
      reason: 'AWS has not been asked yet.',
      at: now.toISOString(),
    };
  }
  const { at, simulated, validated, problems } = data;
  return {
    state: 'confirmed',
    at,
    simulated: simulated.length,
    validated: validated.length,
    disagreements: [
      ...simulated.flatMap(answer => aboutNeed(answer, analysis.needed)),
      ...validated.flatMap(answer => aboutPolicy(answer, analysis)),
    ],
    problems: [...problems],
  };
}

function aboutNeed(
  { needId, decision }: PolicyConfirmationData['simulated'][number],
  needed: readonly NeededPermission[],
): Disagreement[] {
  const need = needed.find(({ id }) => id === needId);
  const isSame =
    !need ||
    need.decision === 'unknown' ||
    (need.decision === 'allowed') === (decision === 'allowed');
  return isSame
    ? []
    : [
        {
          by: 'simulation',
          subject: `${need.action} on ${need.resource}`,
          ours: `${need.decision}: ${need.decidedBy}`,
          aws: decision,
        },
      ];
}

/** Access Analyzer finds an error where the analysis finds nothing at all. */
function aboutPolicy(
  { policyId, findings }: PolicyConfirmationData['validated'][number],
  analysis: Pick<BareAnalysis, 'findings' | 'policies'>,
): Disagreement[] {
  return findings
    .filter(
      ({ statementIndex }) =>
        !analysis.findings.some(
          finding =>
            finding.policyId === policyId &&
            (statementIndex === undefined ||
              finding.statement === null ||
              finding.statement.index === statementIndex),
        ),
    )
    .map(({ code, details, statementIndex }) => ({
      by: 'validation',
      subject: `${analysis.policies.nameOf(policyId)}${
        statementIndex === undefined ? '' : `, statement ${statementIndex + 1}`
      }`,
      ours: 'nothing found',
      aws: `${code}: ${details}`,
    }));
}
