import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `aws-agents:onboard`. */
export const onboardExamples: TemplateExample[] = [
  {
    description: 'An agent on EKS with IRSA, in Terraform',
    example: stringify({
      steps: [
        {
          id: 'onboard',
          name: 'Generate the agent',
          action: 'aws-agents:onboard',
          input: {
            entityRef: 'component:default/returns',
            accountId: '111122223333',
            regions: ['eu-west-1'],
            platform: {
              type: 'eks-irsa',
              clusterName: 'prod-eu',
              oidcProviderArn:
                'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE',
              namespace: 'returns',
              serviceAccount: 'alloy',
            },
            preset: 'metrics',
            metrics: ['AWS/SQS{QueueName="returns"}'],
            destinations: {
              metricsUrl: 'https://prometheus.example.com/api/v1/write',
            },
            flavour: 'terraform',
            targetPath: 'observability',
          },
        },
      ],
    }),
  },
];
