import { logsReceivers } from '../alloyConfig/context';
import { SCRAPE_PORT, SCRAPE_TAG } from '../alloyConfig/discovery';
import { FIREHOSE_PORT } from '../build/alloyProgram';
import { secretsOf } from '../build/secretsOf';
import type { Blueprint } from '../build/types';
import { stackName } from '../cdk/renderApp';
import { PROFILE_ARN_PLACEHOLDER } from '../host/hostFiles';
import type { InfrastructureFlavour } from '../renderFiles';

/** What is left to do by hand, in order. */
export function stepsOf(
  blueprint: Blueprint,
  flavour: InfrastructureFlavour,
): string[] {
  return [
    deployStep(blueprint, flavour),
    ...secretSteps(blueprint),
    ...platformSteps(blueprint),
    ...capabilitySteps(blueprint),
    "Add the annotations of `catalog/annotations.yaml` to the entity's descriptor. Its agent tab then shows whether data arrives.",
  ];
}

function deployStep(
  blueprint: Blueprint,
  flavour: InfrastructureFlavour,
): string {
  const { region } = blueprint.infrastructure;
  switch (flavour) {
    case 'terraform':
      return 'Create the roles: `cd terraform && terraform init && terraform apply`. Add a backend first where state is kept.';
    case 'cloudformation':
      return `Create the roles: \`aws cloudformation deploy --region ${region} --stack-name ${stackName(
        blueprint,
      )} --template-file cloudformation/template.yaml --capabilities CAPABILITY_NAMED_IAM\`.`;
    default:
      return 'Create the roles: `cd cdk && npm install && npx cdk deploy`.';
  }
}

function secretSteps({ request }: Blueprint): string[] {
  return secretsOf(request).map(({ name, secret }) => {
    const what = name.replace(/_/g, ' ');
    switch (secret.type) {
      case 'secrets-manager':
        return `See that the ${what} is in Secrets Manager: \`${secret.arn}\`.`;
      case 'kubernetes-secret':
        return `Put the ${what} into the key \`${secret.key}\` of the Kubernetes secret \`${secret.namespace}/${secret.name}\`.`;
      default:
        return `Put the ${what}, without a line end, into \`${secret.path}\`, readable by the user \`alloy\` only.`;
    }
  });
}

function platformSteps({ request }: Blueprint): string[] {
  const { platform } = request;
  const install =
    'Install Grafana Alloy, copy `alloy/config.alloy` to `/etc/alloy/config.alloy` and `host/alloy.env` to `/etc/default/alloy` (`/etc/sysconfig/alloy` on Red Hat), and restart the service.';
  switch (platform.type) {
    case 'ec2':
      return [
        'Start one instance from the launch template, or give the instance profile to one that runs and set IMDSv2 to required.',
        install,
      ];
    case 'ecs':
      return [
        'Run a service of one task from the task definition, in subnets from which AWS can be reached.',
      ];
    case 'on-premises':
      return [
        `Install \`aws_signing_helper\` in \`/usr/local/bin\`, and the certificate with the common name \`${platform.commonName}\` and its key where \`host/aws-config\` names them.`,
        `Copy \`host/aws-config\` to \`/etc/alloy/aws-config\` and replace \`${PROFILE_ARN_PLACEHOLDER}\` with the output RolesAnywhereProfileArn.`,
        install,
      ];
    case 'eks-pod-identity':
      return [
        `See that the add-on \`eks-pod-identity-agent\` runs in the cluster \`${platform.clusterName}\`.`,
        `Apply \`kubernetes/agent.yaml\` to the cluster \`${platform.clusterName}\`.`,
      ];
    default:
      return [
        `Apply \`kubernetes/agent.yaml\` to the cluster \`${platform.clusterName}\`.`,
      ];
  }
}

function capabilitySteps({ request }: Blueprint): string[] {
  const can = (capability: string) => request.capabilities.includes(capability);
  return [
    ...(can('ec2-discovery')
      ? [
          `Tag the instances to be scraped with \`${SCRAPE_TAG}=true\`; their metrics are taken from port ${SCRAPE_PORT}.`,
        ]
      : []),
    ...(can('ecs-discovery')
      ? [
          `See that tasks serve their metrics on port ${SCRAPE_PORT} and let the agent in: every running task is scraped.`,
        ]
      : []),
    ...(can('firehose-delivery') && logsReceivers(request).length > 0
      ? [
          `Put a load balancer with a certificate before port ${FIREHOSE_PORT}, for Firehose delivers to HTTPS only, and point the stream at \`/awsfirehose/api/v1/push\`.${
            request.destinations?.firehoseAccessKey
              ? ''
              : ' No access key is set: whoever reaches the port can write logs.'
          }`,
        ]
      : []),
    ...(can('xray-traces')
      ? [
          'Send traces to the agent by OTLP, on port 4317 (gRPC) or 4318 (HTTP).',
        ]
      : []),
  ];
}
