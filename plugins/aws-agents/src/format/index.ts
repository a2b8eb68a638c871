export * from './axisTicks';
export * from './bytes';
export * from './consoleUrl';
export * from './duration';
export * from './metricValue';
export * from './number';
export * from './time';
