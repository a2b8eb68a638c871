import type { AgentCollector } from 'backstage-plugin-aws-agents-node';
import { agent, EngineWorld, OK } from './__testUtils__/EngineWorld';
import type { AwsClientFactory } from '../aws';
import { perAgent } from '../collectors';
import { heedAbort } from './heedAbort';

/** Hangs for agents titled `slow`, whatever the signal says. */
const hanging: AgentCollector = {
  id: 'role',
  actions: ['iam:GetRole'],
  cadenceSeconds: 900,
  appliesTo: () => true,
  collect: async ({ entityRef }) =>
    entityRef.includes('slow') ? await new Promise(() => {}) : OK,
};

describe('heedAbort', () => {
  it('fails the agent that hangs, and keeps what the others showed', async () => {
    const world = new EngineWorld();
    const clients = {} as AwsClientFactory;
    const engine = world.createEngine(
      [perAgent(heedAbort(hanging), { clients, concurrency: 1 })],
      { timeoutSeconds: 0.1 },
    );
    await engine.collectDue(
      [agent('a'), agent('slow'), agent('queued')],
      new AbortController().signal,
    );
    expect(world.store.statuses()).toMatchObject({
      'a role': 'ok',
      'slow role': 'failed',
      'queued role': 'failed',
    });
  });
});
