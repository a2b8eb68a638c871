import { startTestBackend } from '@backstage/backend-test-utils';
import {
  scaffolderActionsExtensionPoint,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { scaffolderModuleAwsAgents } from './module';

describe('scaffolderModuleAwsAgents', () => {
  it('gives templates its actions, with descriptions and examples', async () => {
    const actions: TemplateAction[] = [];
    const backend = await startTestBackend({
      extensionPoints: [
        [
          scaffolderActionsExtensionPoint,
          {
            addActions: (...added: TemplateAction[]) => {
              actions.push(...added);
            },
          },
        ],
      ],
      features: [scaffolderModuleAwsAgents],
    });
    expect(actions).toMatchObject(
      ['aws-agents:onboard', 'aws-agents:annotate'].map(id => ({
        id,
        description: expect.any(String),
        supportsDryRun: true,
        examples: [{ example: expect.stringContaining(`action: ${id}`) }],
      })),
    );
    await backend.stop();
  });
});
