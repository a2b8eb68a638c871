export { csvHeader, csvLine } from './fleetCsv';
export { DefaultFleetService } from './DefaultFleetService';
export { FleetObservationStore } from './FleetObservationStore';
export { FleetRegister } from './FleetRegister';
export { type FleetService } from './FleetService';
export { FleetSnapshot } from './FleetSnapshot';
export { fleetQuerySchema } from './parseFleetQuery';
