export {
  ALARMS_ACTIONS,
  ALARMS_COLLECTOR,
  AlarmsCollector,
} from './AlarmsCollector';
export { alarmsOfSeries } from './seriesAlarms';
export { knownAlarms } from './knownAlarms';
