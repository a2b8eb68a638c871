export * from './names';
export * from './vocabulary';
