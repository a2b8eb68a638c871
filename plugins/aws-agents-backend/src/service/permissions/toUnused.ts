import type {
  PermissionAnalysis,
  RoleData,
  ServiceUse,
} from 'backstage-plugin-aws-agents-common';
import type { ServiceUseData } from '../../collectors';
import type { BareAnalysis } from '../../permissions';

/**
 * What a role may do and does not.
 *
 * @param use - what IAM reports, or why it does not
 */
export function toUnused(
  role: RoleData,
  use: ServiceUseData | { readonly reason: string },
  { granted, needed }: Pick<BareAnalysis, 'granted' | 'needed'>,
): PermissionAnalysis['unused'] {
  const roleLastUsed = role.lastUsed;
  if ('reason' in use) {
    return { roleLastUsed, services: { state: 'unknown', ...use } };
  }
  const titles = new Map(granted.map(({ service, title }) => [service, title]));
  const neededServices = new Set(
    needed.map(({ action }) => action.split(':')[0].toLowerCase()),
  );
  const items = use.services.map(
    ({ service, ...facts }): ServiceUse => ({
      service,
      title: titles.get(service) ?? service,
      ...facts,
      needed: neededServices.has(service),
    }),
  );
  return {
    roleLastUsed,
    services: {
      state: 'known',
      reportedAt: use.reportedAt,
      items: items.sort(neverUsedFirst),
    },
  };
}

function neverUsedFirst(a: ServiceUse, b: ServiceUse): number {
  const [left, right] = [a, b].map(({ lastAuthenticatedAt }) =>
    lastAuthenticatedAt ? Date.parse(lastAuthenticatedAt) : 0,
  );
  return left - right || (a.service < b.service ? -1 : 1);
}
