export * from './agent';
export * from './alarms';
export * from './credentials';
export * from './deliveries';
export * from './failures';
export * from './metrics';
export * from './role';
export * from './time';
