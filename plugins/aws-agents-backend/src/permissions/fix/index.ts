export { createFix, type FixInput } from './createFix';
export type { PortalAccess } from './newTrust';
