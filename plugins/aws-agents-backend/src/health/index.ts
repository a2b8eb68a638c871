export { createHealthRouter } from './createHealthRouter';
export { judgeHealth, type EngineHealth } from './judgeHealth';
export { registerMetrics } from './registerMetrics';
