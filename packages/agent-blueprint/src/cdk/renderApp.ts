import type { Blueprint } from '../build/types';
import { tsValue } from './typescript';

/** Name of the stack: letters, digits and hyphens. */
export function stackName({ agentRole: { name } }: Blueprint): string {
  const plain = name.replace(/[^A-Za-z0-9-]/g, '-').replace(/^[^A-Za-z]+/, '');
  return plain || 'alloy';
}

/** The program that makes the stack: the text of `bin/app.ts`. */
export function renderApp(blueprint: Blueprint): string {
  const { request, infrastructure } = blueprint;
  const props = tsValue({
    stackName: stackName(blueprint),
    env: { account: request.accountId, region: infrastructure.region },
    analyticsReporting: false,
  });
  return `import { App } from 'aws-cdk-lib';
import { AgentStack } from '../lib/agent-stack';

new AgentStack(new App(), 'AgentStack', ${props});
`;
}

/** The files around it, by name. */
export const CDK_PROJECT: Readonly<Record<string, unknown>> = {
  'cdk.json': { app: 'npx ts-node --prefer-ts-exts bin/app.ts' },
  'package.json': {
    name: 'agent-infrastructure',
    version: '0.1.0',
    private: true,
    scripts: { synth: 'cdk synth', diff: 'cdk diff', deploy: 'cdk deploy' },
    dependencies: { 'aws-cdk-lib': '^2.260.0', constructs: '^10.8.0' },
    devDependencies: {
      '@types/node': '^24.0.0',
      'aws-cdk': '^2.1000.0',
      'ts-node': '^10.9.0',
      typescript: '~5.8.0',
    },
  },
  'tsconfig.json': {
    compilerOptions: {
      target: 'ES2022',
      module: 'commonjs',
      strict: true,
      skipLibCheck: true,
      esModuleInterop: true,
    },
    include: ['bin', 'lib'],
  },
};
