import { readFile, stat } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { OnboardingPreview } from 'backstage-plugin-aws-agents-common';
import { parse } from 'yaml';
import { createOnboardAction } from './onboardAction';

const ROLE = {
  title: '',
  name: 'returns-alloy',
  trustPolicy: '{}',
  policies: [],
};
const PREVIEW: OnboardingPreview = {
  entityRef: 'component:default/returns',
  problems: [],
  files: [
    { path: 'README.md', content: '# returns\n' },
    { path: 'cloudformation/template.yaml', content: 'Resources: {}\n' },
  ],
  roles: [
    { ...ROLE, id: 'AgentRole', arn: 'arn:agent' },
    { ...ROLE, id: 'MonitoringRole', arn: 'arn:monitoring' },
  ],
  needs: [],
  leftOut: [],
  findings: [],
  annotations: { 'aws-agents/platform': 'ec2' },
  notes: [],
};
const INPUT = {
  entityRef: 'component:default/returns',
  accountId: '111122223333',
  regions: ['eu-west-1'],
  platform: { type: 'ec2' as const },
  targetPath: 'observability',
};

describe('aws-agents:onboard', () => {
  const workspace = createMockDirectory();
  const preview = jest.fn(async () => PREVIEW);
  const action = createOnboardAction({ client: { preview } });
  const run = async (more: { isDryRun?: boolean } = {}, input = INPUT) => {
    const context = createMockActionContext<typeof input>({
      input,
      workspacePath: workspace.path,
      ...more,
    });
    await action.handler(context);
    return context.output as jest.Mock;
  };

  beforeEach(() => {
    workspace.clear();
    preview.mockReset().mockResolvedValue(PREVIEW);
  });

  it('writes exactly what the preview shows, and says where', async () => {
    const output = await run();
    for (const { path, content } of PREVIEW.files) {
      const file = workspace.resolve('observability', path);
      expect(await readFile(file, 'utf8')).toBe(content);
    }
    expect(Object.fromEntries(output.mock.calls)).toEqual({
      files: [
        'observability/README.md',
        'observability/cloudformation/template.yaml',
      ],
      template: 'observability/cloudformation/template.yaml',
      annotations: PREVIEW.annotations,
      agentRoleArn: 'arn:agent',
      monitoringRoleArn: 'arn:monitoring',
    });
    const { targetPath: _, ...request } = INPUT;
    expect(preview).toHaveBeenCalledWith(
      request,
      expect.objectContaining({ $$type: '@backstage/BackstageCredentials' }),
      undefined,
    );
  });

  it('writes a second time what has changed only', async () => {
    await run();
    const file = workspace.resolve('observability/README.md');
    const { mtimeMs } = await stat(file);
    await run();
    expect((await stat(file)).mtimeMs).toBe(mtimeMs);
  });

  it('supports dry runs, in which the workspace is all there is', async () => {
    expect(action.supportsDryRun).toBe(true);
    await run({ isDryRun: true });
    expect(
      await readFile(workspace.resolve('observability/README.md'), 'utf8'),
    ).toBe('# returns\n');
  });

  it('fails with every problem, and writes nothing', async () => {
    preview.mockResolvedValue({
      ...PREVIEW,
      problems: [
        { field: 'regions', message: 'is missing', expected: 'a region' },
        { field: 'metrics[0]', message: 'is odd', expected: 'a selector' },
      ],
    });
    await expect(run()).rejects.toThrow(
      'Nothing was generated: regions is missing (expected a region); metrics[0] is odd (expected a selector)',
    );
    await expect(stat(workspace.resolve('observability'))).rejects.toThrow(
      'ENOENT',
    );
  });

  it('leaves the workspace alone around it', async () => {
    await expect(
      run({}, { ...INPUT, targetPath: '../elsewhere' }),
    ).rejects.toThrow('Relative path is not allowed');
    preview.mockResolvedValue({
      ...PREVIEW,
      files: [{ path: '../../evil', content: '' }],
    });
    await expect(run()).rejects.toThrow('Relative path is not allowed');
  });

  it('has examples of its own input', () => {
    const [{ example }] = action.examples ?? [];
    const [{ action: id, input }] = parse(example).steps;
    expect(id).toBe(action.id);
    const schema = action.schema?.input as unknown as {
      properties: Record<string, unknown>;
      required: string[];
    };
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(Object.keys(input)),
    );
    expect(Object.keys(input)).toEqual(expect.arrayContaining(schema.required));
  });
});
