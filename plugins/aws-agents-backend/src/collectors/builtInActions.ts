import { ACCESS_KEYS_ACTIONS } from './accessKeys';
import { ALARMS_ACTIONS } from './alarms';
import { DELIVERIES_ACTIONS } from './deliveries';
import { EXTERNAL_ID_ACTIONS } from './externalId';
import { METRICS_ACTIONS } from './metrics';
import { ROLE_ACTIONS } from './role';

/** IAM actions of the built-in collectors: what a monitoring role has to allow. */
export const BUILT_IN_ACTIONS: readonly string[] = [
  ...METRICS_ACTIONS,
  ...ALARMS_ACTIONS,
  ...ROLE_ACTIONS,
  ...DELIVERIES_ACTIONS,
  ...ACCESS_KEYS_ACTIONS,
  ...EXTERNAL_ID_ACTIONS,
];
