/**
 * Extension points of the AWS agents backend: further collectors and
 * capabilities.
 *
 * @packageDocumentation
 */
export * from './agent';
export * from './capability';
export * from './collector';
export * from './extensionPoints';
