import type {
  AgentCredentialsResponse,
  AwsCallsResponse,
  CredentialChainResponse,
} from 'backstage-plugin-aws-agents-common';
import { chain, session } from './agent';
import { ago } from './time';

export const credentialChain = (): CredentialChainResponse => ({
  summary:
    'The portal is the user portal-bootstrap, because AWS_ACCESS_KEY_ID is set in its environment, which comes before every other source.',
  identity: chain('payments')[0],
  at: ago(90),
  steps: [
    {
      source: 'environment',
      outcome: 'used',
      reason: 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set',
      security: { level: 'low', reason: 'Long-lived keys that can leak' },
      overhead: { level: 'high', reason: 'Somebody must rotate them' },
    },
    {
      source: 'sso',
      outcome: 'not-reached',
      reason: 'an earlier source answered',
      security: { level: 'high', reason: 'Short-lived, tied to a person' },
      overhead: { level: 'medium', reason: 'Somebody must sign in' },
    },
    {
      source: 'web-identity',
      outcome: 'skipped',
      reason: 'AWS_WEB_IDENTITY_TOKEN_FILE is not set',
      security: { level: 'highest', reason: 'No secret to keep' },
      overhead: { level: 'low', reason: 'Rotated by the cluster' },
    },
  ],
});

export const agentCredentials = (name: string): AgentCredentialsResponse => ({
  chain: chain(name),
  session: session(name),
  agent: {
    facts: [
      {
        label: 'OIDC provider',
        value: 'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE',
        source: 'trust policy',
      },
      {
        label: 'Service account',
        value: 'monitoring/alloy',
        source: 'trust policy',
      },
      {
        label: 'Instance profile',
        value: null,
        source: 'not for this platform',
      },
    ],
  },
  serverTime: ago(0),
});

export const calls = (): AwsCallsResponse => ({
  calls: Array.from({ length: 30 }, (_, index) => ({
    at: ago(12 + index * 20),
    service: index % 3 === 0 ? 'CloudWatch' : 'S3',
    operation: index % 3 === 0 ? 'GetMetricData' : 'ListObjectsV2',
    accountId: '111122223333',
    region: 'eu-west-1',
    roleArn: 'arn:aws:iam::111122223333:role/agents/payments-monitoring',
    durationMs: 21.4 + index,
    httpStatus: index === 4 ? 400 : 200,
    errorCode: index === 4 ? 'ThrottlingException' : null,
    requestId: `5fb1c0de-37a2-4f0b-bb8f-2b8b5f5de0${index + 10}`,
    retries: index === 4 ? 2 : 0,
    costUsd: index % 3 === 0 ? 0.00005 : 0.000005,
  })),
});
