export { CostMeter } from './CostMeter';
export { CostReader } from './CostReader';
export { dayOf, daysBefore } from './days';
export { Pacing } from './Pacing';
export { costPerDay, type CostRate } from './projection';
