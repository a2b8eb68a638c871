import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { catalogModuleAwsAgents } from './module';

describe('catalogModuleAwsAgents', () => {
  it('adds the processor to the catalog', async () => {
    const addProcessor = jest.fn();
    await startTestBackend({
      extensionPoints: [[catalogProcessingExtensionPoint, { addProcessor }]],
      features: [
        catalogModuleAwsAgents,
        mockServices.rootConfig.factory({
          data: { awsAgents: { capabilities: ['acme-audit'] } },
        }),
      ],
    });
    const [processor] = addProcessor.mock.calls[0];
    expect(processor.getProcessorName()).toBe('AwsAgentsAnnotationsProcessor');
  });
});
