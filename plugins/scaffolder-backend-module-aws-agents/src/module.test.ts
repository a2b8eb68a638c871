import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import request from 'supertest';
import { scaffolderModuleAwsAgents } from './module';

describe('scaffolderModuleAwsAgents', () => {
  it('gives templates its actions, with examples', async () => {
    const { server, stop } = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleAwsAgents,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory(),
      ],
    });
    const { body } = await request(server).get('/api/scaffolder/v2/actions');
    const ours = body.filter(({ id }: { id: string }) =>
      id.startsWith('aws-agents:'),
    );
    expect(ours).toMatchObject([
      { id: 'aws-agents:annotate', examples: [expect.anything()] },
      { id: 'aws-agents:onboard', examples: [expect.anything()] },
    ]);
    await stop();
  });
});
