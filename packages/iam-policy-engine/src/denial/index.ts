export * from './types';
export { parseDenial } from './parseDenial';
export { renderDenial } from './renderDenial';
