import { permissionsResponseSchema } from 'backstage-plugin-aws-agents-common';
import { PAYMENTS } from './world/entities';
import { agentPath, startPortal, type Portal } from './world/startPortal';

describe('permissions, with AWS asked too', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({
      entities: [PAYMENTS],
      config: { permissions: { confirmWithAws: true } },
    });
    await portal.collect();
    // The first collection may ask before the role has been read.
    await portal.post(agentPath(PAYMENTS, '/refresh'));
  });
  afterAll(() => portal.stop());

  it('are what IAM simulates, and tell what could not be asked', async () => {
    const { body } = await portal.get(agentPath(PAYMENTS, '/permissions'));
    const { permissions } = permissionsResponseSchema.parse(body);
    expect(permissions?.confirmation).toMatchObject({
      state: 'confirmed',
      simulated: permissions?.needed.length,
      disagreements: [],
    });
    expect(permissions?.unused.services).toMatchObject({ state: 'known' });
  });
});
