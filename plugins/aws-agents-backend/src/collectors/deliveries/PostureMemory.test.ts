import type { Failure } from 'backstage-plugin-aws-agents-common';
import { agentFixture } from '../../__fixtures__/agents';
import type { PostureReading } from './BucketReader';
import { PostureMemory } from './PostureMemory';

const AGENT = agentFixture({});
const at = (minutes: number) => ({
  now: new Date(Date.parse('2026-11-01T12:00:00Z') + minutes * 60_000),
});

function reading(...failures: Failure[]): PostureReading {
  return { posture: {} as PostureReading['posture'], failures };
}

describe('PostureMemory', () => {
  it('has a bucket read once an hour by each agent', async () => {
    const memory = PostureMemory.create();
    const read = jest.fn(async () => reading());
    for (let minutes = 0; minutes < 120; minutes += 5) {
      await memory.find(AGENT, 'acme', at(minutes), read);
    }
    expect(read).toHaveBeenCalledTimes(2);
    await memory.find(AGENT, 'other', at(120), read);
    const neighbour = { ...AGENT, entityRef: 'component:default/neighbour' };
    await memory.find(neighbour, 'acme', at(115), read);
    expect(read).toHaveBeenCalledTimes(4);
  });

  it('has it read anew when somebody asks, and when it could not be read', async () => {
    const memory = PostureMemory.create();
    const read = jest.fn(async () => reading());
    await memory.find(AGENT, 'acme', at(0), read);
    await memory.find(AGENT, 'acme', { ...at(1), explicit: true }, read);
    expect(read).toHaveBeenCalledTimes(2);
    const denied = jest.fn(async () => reading({} as Failure));
    await memory.find(AGENT, 'b', at(2), denied);
    await memory.find(AGENT, 'b', at(3), denied);
    expect(denied).toHaveBeenCalledTimes(2);
  });
});
