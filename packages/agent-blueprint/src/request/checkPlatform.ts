import { ArnScope, checkArnScope } from './arnScope';
import { RequestChecker, describe } from './RequestChecker';
import { RULES } from './rules';

/** Fargate's sizes: CPU units, and the least and most memory in MiB, in steps. */
const FARGATE_SIZES: readonly (readonly [
  cpu: number,
  memories: readonly number[],
])[] = [
  [256, [512, 1024, 2048]],
  [512, range(1024, 4096, 1024)],
  [1024, range(2048, 8192, 1024)],
  [2048, range(4096, 16_384, 1024)],
  [4096, range(8192, 30_720, 1024)],
];

function range(from: number, to: number, step: number): number[] {
  const count = (to - from) / step + 1;
  return Array.from({ length: count }, (_, i) => from + i * step);
}

/** The execution role's name is the agent role's with this behind it. */
export const EXECUTION_ROLE_SUFFIX = '-start';

/** Checks where the agent runs. */
export function checkPlatform(
  checker: RequestChecker,
  value: unknown,
  scope: ArnScope,
): void {
  const platform = checker.members('$.platform', value);
  const text = (name: string, rule: keyof typeof RULES) =>
    checker.text(`$.platform.${name}`, platform[name], RULES[rule]);
  switch (platform.type) {
    case 'ec2':
      return;
    case 'eks-irsa':
      text('clusterName', 'clusterName');
      text('namespace', 'kubernetesLabel');
      text('serviceAccount', 'kubernetesLabel');
      if (text('oidcProviderArn', 'oidcProviderArn')) {
        checkArnScope(
          checker,
          '$.platform.oidcProviderArn',
          platform.oidcProviderArn,
          { ...scope, region: undefined },
        );
      }
      return;
    case 'eks-pod-identity':
      text('clusterName', 'clusterName');
      text('namespace', 'kubernetesLabel');
      text('serviceAccount', 'kubernetesLabel');
      return;
    case 'ecs':
      text('logGroup', 'logGroup');
      checkFargateSize(checker, platform.cpu, platform.memory);
      return;
    case 'on-premises':
      text('commonName', 'commonName');
      if (text('trustAnchorArn', 'trustAnchorArn')) {
        checkArnScope(
          checker,
          '$.platform.trustAnchorArn',
          platform.trustAnchorArn,
          scope,
        );
      }
      for (const name of ['certificatePath', 'privateKeyPath']) {
        checker.optionalText(
          `$.platform.${name}`,
          platform[name],
          RULES.filePath,
        );
      }
      return;
    default:
      checker.add(
        '$.platform.type',
        describe(platform.type),
        'ec2, eks-irsa, eks-pod-identity, ecs or on-premises',
      );
  }
}

/** Source: ECS Developer Guide, "Fargate task definition parameters", "Task size". */
function checkFargateSize(
  checker: RequestChecker,
  cpu: unknown = 512,
  memory: unknown = 1024,
): void {
  const memories = FARGATE_SIZES.find(([units]) => units === cpu)?.[1];
  if (!memories) {
    checker.add(
      '$.platform.cpu',
      describe(cpu),
      FARGATE_SIZES.map(([units]) => units).join(', '),
    );
  } else if (!memories.some(size => size === memory)) {
    checker.add(
      '$.platform.memory',
      `${describe(memory)} with ${cpu} CPU units`,
      `one of ${memories.join(', ')}`,
    );
  }
}
