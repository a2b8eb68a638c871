import type {
  BroadPermission,
  ExcessPermission,
} from 'backstage-plugin-aws-agents-common';
import type { BroadAccess, ExcessAccess } from 'iam-policy-engine';
import type { RolePolicySet } from './rolePolicies';

/** More entries than this nobody reads; the count says how many there are. */
export const MAX_EXCESS = 100;
/** Actions of one entry that are named. */
const MAX_ACTIONS = 12;
/** Resources of one entry, and values of an element, that are named. */
const MAX_VALUES = 20;

/** An excess for the browser, its long lists cut. */
export function toExcessPermission(
  excess: ExcessAccess,
  policies: RolePolicySet,
): ExcessPermission {
  return {
    statement: policies.place(excess.policy.id, excess.statement),
    entry: excess.entry,
    removable: excess.removable,
    severity: excess.severity,
    actions: excess.actions.slice(0, MAX_ACTIONS).map(action => ({
      action: action.action,
      severity: action.severity,
      ...(action.rule ? { rule: action.rule } : {}),
      ...(action.accessLevel ? { accessLevel: action.accessLevel } : {}),
    })),
    actionCount: excess.actions.length,
    resources: excess.resources.slice(0, MAX_VALUES),
  };
}

/** An element that could be narrower, for the browser. */
export function toBroadPermission(
  broad: BroadAccess,
  policies: RolePolicySet,
): BroadPermission {
  return {
    statement: policies.place(broad.policy.id, broad.statement),
    element: broad.element,
    actions: broad.actions.slice(0, MAX_VALUES),
    current: broad.current.slice(0, MAX_VALUES),
    suggested: broad.suggested.slice(0, MAX_VALUES),
  };
}
