export { minimalPolicy } from './minimalPolicy';
export type {
  MinimalPolicy,
  MinimalPolicyOptions,
  StatementReason,
} from './types';
