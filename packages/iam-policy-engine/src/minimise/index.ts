export { minimalPolicy } from './minimalPolicy';
export { TrustRequirementError } from './trust/errors';
export { minimalTrustPolicy } from './trust/minimalTrustPolicy';
export { parseTrustRequirement } from './trust/parseTrustRequirement';
export type {
  CrossAccountTrust,
  Ec2Trust,
  EksIrsaTrust,
  EksPodIdentityTrust,
  FirehoseTrust,
  RegionalServiceTrust,
  RolesAnywhereTrust,
  TrustPlatform,
  TrustRequirement,
} from './trust/types';
export type {
  MinimalPolicy,
  MinimalPolicyOptions,
  StatementReason,
} from './types';
