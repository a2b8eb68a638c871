import type { Capability } from 'backstage-plugin-aws-agents-node';

const SECRETS =
  'AWS Secrets Manager, Systems Manager and KMS service authorization references';
const CROSS_ACCOUNT =
  'Grafana Alloy, prometheus.exporter.cloudwatch, "role" block; IAM User Guide, "Cross-account access"';

/** Reading secrets at run time. */
export const SECRETS_READ: Capability = {
  id: 'secrets-read',
  needs: [
    {
      action: 'ssm:GetParameter',
      resource: 'arn:{partition}:ssm:{region}:{account}:parameter/{name}',
      why: 'read parameters at run time',
      source: SECRETS,
    },
    {
      action: 'secretsmanager:GetSecretValue',
      resource:
        'arn:{partition}:secretsmanager:{region}:{account}:secret:{name}',
      why: 'read secrets at run time',
      source: SECRETS,
    },
    {
      action: 'kms:Decrypt',
      resource: 'arn:{partition}:kms:{region}:{account}:key/{name}',
      why: 'decrypt what is encrypted with a customer key',
      source: `${SECRETS}; the keys aws/ssm and aws/secretsmanager need no permission of the agent`,
    },
  ],
};

/** Collecting from other accounts through a role there. */
export const CROSS_ACCOUNT_ROLES: Capability = {
  id: 'cross-account',
  needs: [
    {
      action: 'sts:AssumeRole',
      resource: 'arn:{partition}:iam::{account}:role/{name}',
      why: 'collect from another account',
      source: CROSS_ACCOUNT,
    },
  ],
};
