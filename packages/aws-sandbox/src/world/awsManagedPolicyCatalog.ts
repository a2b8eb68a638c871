import { parsePolicy } from 'iam-policy-engine';
import {
  AWS_MANAGED_POLICIES,
  type AwsManagedPolicyFacts,
} from './awsManagedPolicies';
import type { ManagedPolicy } from './entities';
import { uniqueId } from './uniqueId';

function toManagedPolicy(facts: AwsManagedPolicyFacts): ManagedPolicy {
  const arn = `arn:aws:iam::aws:policy${facts.path}${facts.name}`;
  const created = new Date(facts.created);
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: facts.statements,
  });
  const policy = parsePolicy(text, { type: 'identity', id: facts.name, arn });
  return {
    name: facts.name,
    path: facts.path,
    arn,
    id: uniqueId('managedPolicy', 'aws', facts.name),
    description: facts.description,
    created,
    versions: [{ id: 'v1', policy, created, isDefault: true }],
    latestVersion: 1,
    tags: [],
    isAwsManaged: true,
  };
}

let catalog: ReadonlyMap<string, ManagedPolicy> | undefined;

/** AWS's own managed policies by ARN; parsed once, on first use. */
export function awsManagedPolicies(): ReadonlyMap<string, ManagedPolicy> {
  catalog ??= new Map(
    AWS_MANAGED_POLICIES.map(toManagedPolicy).map(p => [p.arn, p]),
  );
  return catalog;
}
