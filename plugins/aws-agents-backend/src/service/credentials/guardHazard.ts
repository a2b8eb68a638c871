import type {
  ChainHop,
  ExternalIdGuard,
} from 'backstage-plugin-aws-agents-common';

type Hazard = ChainHop['hazards'][number];

const HAZARDS: Readonly<Record<ExternalIdGuard['verdict'], readonly Hazard[]>> =
  {
    demanded: [],
    ignored: [
      {
        id: 'external-id-ignored',
        severity: 'critical',
        message:
          'The trust policy does not demand the ExternalId of this entity: whoever can annotate an entity can look through this role.',
        remedy:
          'Give the trust policy a condition on sts:ExternalId with the ExternalId that is sent.',
      },
    ],
    unknown: [
      {
        id: 'external-id-unknown',
        severity: 'info',
        message:
          'It is not known whether the trust policy demands the ExternalId of this entity.',
        remedy:
          'Let the monitoring role read itself (iam:GetRole), or set awsAgents.externalId.probe.',
      },
    ],
  };

/**
 * A chain with what there is to worry about at the trust policy of its
 * monitoring role.
 *
 * @param guard - null while nobody has looked
 */
export function withGuardHazard(
  chain: readonly ChainHop[],
  guard: ExternalIdGuard | null,
): ChainHop[] {
  return chain.map(hop =>
    guard && hop.kind === 'monitoring-role' && hop.arn === guard.roleArn
      ? { ...hop, hazards: [...hop.hazards, ...HAZARDS[guard.verdict]] }
      : hop,
  );
}
