import type { ContainerIr } from './types';

/**
 * A container in the words of the ECS API, which Terraform and the CDK use as they are.
 * Source: Amazon ECS API Reference, ContainerDefinition.
 */
export function containerDefinition(container: ContainerIr) {
  const { name, image, entryPoint, command, port } = container;
  return {
    name,
    image,
    essential: true,
    entryPoint,
    command,
    portMappings: [{ containerPort: port, protocol: 'tcp' }],
    environment: byName(container.environment).map(([key, value]) => ({
      name: key,
      value,
    })),
    secrets: byName(container.secrets).map(([key, valueFrom]) => ({
      name: key,
      valueFrom,
    })),
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-create-group': 'true',
        'awslogs-group': container.logGroup,
        'awslogs-region': container.logRegion,
        'awslogs-stream-prefix': name,
      },
    },
  };
}

function byName(record: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
