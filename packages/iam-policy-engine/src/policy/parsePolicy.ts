import { ParsePolicyOptions, Policy } from './types';

export declare function parsePolicy(
  input: string | unknown,
  options: ParsePolicyOptions,
): Policy;
