/**
 * Parse, evaluate and explain IAM policies. Pure and synchronous.
 *
 * @packageDocumentation
 */
export * from './policy';
export * from './evaluation';
export * from './denial';
export * from './findings';
export * from './needs';
export * from './minimise';
export * from './compare';
