import { readFile } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createAnnotateAction } from './annotateAction';

describe('aws-agents:annotate', () => {
  const workspace = createMockDirectory();
  const action = createAnnotateAction();
  const run = async (input: Parameters<typeof action.handler>[0]['input']) => {
    const context = createMockActionContext<typeof input>({
      input,
      workspacePath: workspace.path,
    });
    await action.handler(context);
    return context.output as jest.Mock;
  };
  const input = {
    entityRef: 'component:default/returns',
    annotations: { 'aws-agents/platform': 'ec2' },
  };

  beforeEach(() =>
    workspace.setContent({
      'catalog-info.yaml':
        'kind: Component\nmetadata:\n  name: returns # ours\n',
    }),
  );

  it('annotates once', async () => {
    const output = await run(input);
    expect(output).toHaveBeenCalledWith('changed', true);
    const file = await readFile(workspace.resolve('catalog-info.yaml'), 'utf8');
    expect(file).toContain('name: returns # ours');
    expect(file).toContain('aws-agents/platform: ec2');
    expect(await run(input)).toHaveBeenCalledWith('changed', false);
  });

  it('stays in the workspace, and with its own annotations', async () => {
    await expect(run({ ...input, path: '../outside.yaml' })).rejects.toThrow(
      'Relative path is not allowed',
    );
    await expect(run({ ...input, path: 'absent.yaml' })).rejects.toThrow(
      'There is no file absent.yaml in the workspace',
    );
    await expect(
      run({
        ...input,
        annotations: { 'backstage.io/managed-by-location': 'url:evil' },
      }),
    ).rejects.toThrow('not backstage.io/managed-by-location');
  });
});
