import type { Failure } from 'backstage-plugin-aws-agents-common';
import { ago } from './time';

export const externalIdMismatch = (): Failure => ({
  code: 'external-id-mismatch',
  message:
    'AWS refused AssumeRole on arn:aws:iam::111122223333:role/agents/checkout-monitoring',
  cause:
    'The trust policy of the role asks for the ExternalId "checkout-2023", the portal sent "acme-portal/component:default/checkout".',
  remedy:
    'Replace the condition of the trust policy with the one below. It lets in this portal, and only for this entity.',
  snippet: {
    title: 'Trust policy of checkout-monitoring',
    language: 'json',
    text: JSON.stringify(
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::999900001111:role/portal-hub' },
            Action: 'sts:AssumeRole',
            Condition: {
              StringEquals: {
                'sts:ExternalId': 'acme-portal/component:default/checkout',
              },
            },
          },
        ],
      },
      null,
      2,
    ),
  },
  retryable: false,
  call: {
    service: 'STS',
    operation: 'AssumeRole',
    accountId: '111122223333',
    region: 'eu-west-1',
    roleArn: 'arn:aws:iam::111122223333:role/agents/checkout-monitoring',
    errorCode: 'AccessDenied',
    httpStatus: 403,
    requestId: '0f6f8a56-4a3a-4ad3-9ef9-7c1f0c1b2f11',
  },
  awsMessage:
    'User: arn:aws:sts::999900001111:assumed-role/portal-hub/backstage is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/agents/checkout-monitoring',
  at: ago(40),
});

export const missingPermission = (): Failure => ({
  code: 'access-denied',
  message: 'The role may not call cloudwatch:GetMetricData',
  cause: 'No policy of tracking-alloy allows cloudwatch:GetMetricData.',
  remedy: 'Add the statement below to a policy of the role.',
  snippet: {
    title: 'Statement to add to tracking-alloy',
    language: 'json',
    text: JSON.stringify(
      {
        Sid: 'ReadMetrics',
        Effect: 'Allow',
        Action: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'],
        Resource: '*',
      },
      null,
      2,
    ),
  },
  retryable: false,
  call: {
    service: 'CloudWatch',
    operation: 'GetMetricData',
    accountId: '444455556666',
    region: 'eu-west-1',
    errorCode: 'AccessDenied',
    httpStatus: 403,
    requestId: '5fb1c0de-37a2-4f0b-bb8f-2b8b5f5de0aa',
  },
  at: ago(30),
});
