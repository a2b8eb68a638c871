import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { AWS_AGENTS_ANNOTATIONS } from 'backstage-plugin-aws-agents-common';
import { OnboardLink } from '../onboarding/OnboardLink';
import { CodeBlock, Section, SimpleTable } from '../ui';

const EXAMPLE = `metadata:
  annotations:
    ${AWS_AGENTS_ANNOTATIONS.roleArn}: arn:aws:iam::111122223333:role/agents/payments-alloy
    ${AWS_AGENTS_ANNOTATIONS.regions}: eu-west-1
    ${AWS_AGENTS_ANNOTATIONS.platform}: eks-irsa
    ${AWS_AGENTS_ANNOTATIONS.capabilities}: cloudwatch-metrics,s3-logs
    ${AWS_AGENTS_ANNOTATIONS.metrics}: AWS/SQS{QueueName="payments"}
    ${AWS_AGENTS_ANNOTATIONS.deliveries}: s3://acme-telemetry/payments/`;

const MEANINGS: { annotation: string; meaning: string }[] = [
  {
    annotation: AWS_AGENTS_ANNOTATIONS.roleArn,
    meaning: 'Required. ARN of the IAM role the agent runs as.',
  },
  {
    annotation: AWS_AGENTS_ANNOTATIONS.monitoringRoleArn,
    meaning: 'ARN of the role through which the portal observes the agent.',
  },
  {
    annotation: AWS_AGENTS_ANNOTATIONS.regions,
    meaning: 'Regions the agent collects from, separated by commas.',
  },
  {
    annotation: AWS_AGENTS_ANNOTATIONS.platform,
    meaning:
      'Where it runs: ec2, eks-irsa, eks-pod-identity, ecs, on-premises.',
  },
  {
    annotation: AWS_AGENTS_ANNOTATIONS.flavour,
    meaning: 'Which agent it is: alloy (the default) or grafana-agent.',
  },
  {
    annotation: AWS_AGENTS_ANNOTATIONS.capabilities,
    meaning: 'What it is meant to do, which tells what permissions it needs.',
  },
  {
    annotation: AWS_AGENTS_ANNOTATIONS.metrics,
    meaning: 'CloudWatch metrics it collects, one selector a line.',
  },
  {
    annotation: AWS_AGENTS_ANNOTATIONS.deliveries,
    meaning: 'S3 locations it delivers to.',
  },
  {
    annotation: AWS_AGENTS_ANNOTATIONS.userArn,
    meaning: 'IAM user whose access keys an on-premises agent holds.',
  },
];

/** What to write into the catalog for an entity to have an agent. */
export const NoAnnotations = () => (
  <Section
    title="No AWS agent is bound to this entity"
    actions={<OnboardLink />}
  >
    <Stack spacing={2}>
      <Typography sx={{ fontSize: 14 }}>
        The template generates the roles, the configuration and the annotations
        of an agent. By hand, an agent is bound by annotations in the
        entity&apos;s catalog-info.yaml. One is required, the others say what to
        observe:
      </Typography>
      <CodeBlock title="catalog-info.yaml" text={EXAMPLE} />
      <Box>
        <SimpleTable
          label="Annotations"
          columns={[
            {
              title: 'Annotation',
              noWrap: true,
              cell: row => <code>{row.annotation}</code>,
            },
            { title: 'Meaning', cell: row => row.meaning },
          ]}
          rows={MEANINGS}
          rowKey={row => row.annotation}
        />
      </Box>
    </Stack>
  </Section>
);
