import {
  alarmsDataSchema,
  type AlarmsData,
} from 'backstage-plugin-aws-agents-common';
import type { ObservationStore } from '../../store';
import { ALARMS_COLLECTOR } from './AlarmsCollector';

/**
 * Reads what the alarms collector last saw of agents. No call to AWS: at the
 * first sight of an agent nothing is known yet.
 */
export function knownAlarms(
  observations: Pick<ObservationStore, 'listData'>,
): (entityRefs: readonly string[]) => Promise<Map<string, AlarmsData>> {
  return async entityRefs => {
    const all = await observations.listData(entityRefs, ALARMS_COLLECTOR);
    const known = new Map<string, AlarmsData>();
    for (const [entityRef, data] of all) {
      // An older version may have kept less.
      const { success, data: alarms } = alarmsDataSchema.safeParse(data);
      if (success) {
        known.set(entityRef, alarms);
      }
    }
    return known;
  };
}
