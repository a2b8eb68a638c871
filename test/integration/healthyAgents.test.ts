import { agentPath, startPortal, type Portal } from './world/startPortal';
import { PAYMENTS } from './world/entities';

describe('a healthy agent', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());

  it('is observed when it is refreshed', async () => {
    const response = await portal.post(agentPath(PAYMENTS, '/refresh'));
    console.log(JSON.stringify(response.body, null, 1).slice(0, 6000));
    expect(response.status).toBe(200);
  });
});
