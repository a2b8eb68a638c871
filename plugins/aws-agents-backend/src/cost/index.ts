export { CostMeter } from './CostMeter';
export { dayOf, daysBefore } from './days';
export { costPerDay, type CostRate } from './projection';
