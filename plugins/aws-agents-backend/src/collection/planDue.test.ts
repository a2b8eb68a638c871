import { MemoryObservationStore } from '../__fixtures__/MemoryObservationStore';
import { agent, collector } from './__testUtils__/EngineWorld';
import { planDue } from './planDue';
import { SlowedAgents } from './SlowedAgents';

const NOW = new Date('2026-11-01T12:00:00Z');

describe('planDue', () => {
  it('plans for some of many agents at a time, and leaves nobody out', async () => {
    const observations = new MemoryObservationStore();
    const agents = Array.from({ length: 600 }, (_, i) => agent(`a${i}`));
    const asked: number[] = [];
    const listStates = observations.listStates.bind(observations);
    observations.listStates = async refs => {
      asked.push(refs.length);
      return await listStates(refs);
    };
    const tasks = await planDue(agents, NOW, {
      observations,
      pacing: { overspent: async () => new Set(), note: '' },
      slowed: SlowedAgents.create(),
      collectorsOf: () => [collector('role')],
      intervalSeconds: 300,
      announce: () => {},
    });
    expect(asked).toEqual([250, 250, 100]);
    expect(tasks.map(task => task.agent)).toEqual(agents);
    expect(tasks.every(({ collectors }) => collectors.length === 1)).toBe(true);
  });
});
