import { RuleId } from './ruleId';

/** Actions that are a risk when they reach resources nobody has named. */
export interface RiskClass {
  readonly rule: RuleId;
  readonly actions: readonly string[];
}

/**
 * Source: the Service Authorization Reference and each service's API reference, by what the action returns or changes.
 */
export const RISK_CLASSES: readonly RiskClass[] = [
  {
    rule: 'data-exfiltration',
    actions: [
      's3:GetObject',
      's3:GetObjectVersion',
      'ssm:GetParameter',
      'ssm:GetParameters',
      'ssm:GetParametersByPath',
      'secretsmanager:GetSecretValue',
      'secretsmanager:BatchGetSecretValue',
      'dynamodb:Scan',
      'dynamodb:ExportTableToPointInTime',
      'rds:CopyDBSnapshot',
      'rds:CreateDBSnapshot',
      'rds:StartExportTask',
      'ec2:CreateSnapshot',
      'ebs:GetSnapshotBlock',
    ],
  },
  {
    rule: 'credentials-exposure',
    actions: [
      'chime:CreateApiKey',
      'cognito-identity:GetCredentialsForIdentity',
      'cognito-identity:GetOpenIdTokenForDeveloperIdentity',
      'connect:GetFederationToken',
      'ec2:GetPasswordData',
      'gamelift:RequestUploadCredentials',
      'iam:CreateAccessKey',
      'iam:CreateLoginProfile',
      'iam:CreateServiceSpecificCredential',
      'iam:ResetServiceSpecificCredential',
      'iam:UpdateAccessKey',
      'lightsail:DownloadDefaultKeyPair',
      'lightsail:GetInstanceAccessDetails',
      'lightsail:GetRelationalDatabaseMasterUserPassword',
      'mediapackage:RotateChannelCredentials',
      'mediapackage:RotateIngestEndpointCredentials',
      'rds-db:connect',
      'redshift:GetClusterCredentials',
      'redshift:GetClusterCredentialsWithIAM',
      'sso:GetRoleCredentials',
      'sts:GetFederationToken',
    ],
  },
  {
    rule: 'resource-exposure',
    actions: [
      'ec2:ModifyImageAttribute',
      'ec2:ModifySnapshotAttribute',
      'ecr:SetRepositoryPolicy',
      'elasticfilesystem:PutFileSystemPolicy',
      'glacier:SetVaultAccessPolicy',
      'glue:PutResourcePolicy',
      'iam:UpdateAssumeRolePolicy',
      'kms:CreateGrant',
      'kms:PutKeyPolicy',
      'lambda:AddLayerVersionPermission',
      'lambda:AddPermission',
      'logs:PutResourcePolicy',
      'ram:CreateResourceShare',
      'rds:ModifyDBClusterSnapshotAttribute',
      'rds:ModifyDBSnapshotAttribute',
      's3:DeleteBucketPolicy',
      's3:PutAccountPublicAccessBlock',
      's3:PutBucketAcl',
      's3:PutBucketPolicy',
      's3:PutBucketPublicAccessBlock',
      's3:PutObjectAcl',
      'secretsmanager:PutResourcePolicy',
      'sns:AddPermission',
      'sns:SetTopicAttributes',
      'sqs:AddPermission',
      'sqs:SetQueueAttributes',
    ],
  },
];
