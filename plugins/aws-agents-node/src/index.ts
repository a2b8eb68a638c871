/**
 * Extension points of the AWS agents backend: further collectors, capabilities
 * and rules about permissions.
 *
 * @packageDocumentation
 */
export * from './agent';
export * from './capability';
export * from './collector';
export * from './extensionPoints';
export * from './permissionRule';
