/**
 * Types, permissions and annotations shared by the AWS agents plugins.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './arn';
export * from './binding';
export * from './dto';
export * from './onboarding';
export * from './permissions';
export * from './resources';
