export {
  POLICY_CONFIRMATION_COLLECTOR,
  PolicyConfirmationCollector,
} from './PolicyConfirmationCollector';
export type { PolicyConfirmationData } from './types';
