import { AccessRequest, ApplicablePolicies, Decision } from './types';

export declare function evaluate(
  request: AccessRequest,
  policies: ApplicablePolicies,
): Decision;
