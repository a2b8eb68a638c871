import { agentFixture } from '../__fixtures__/agents';
import { groupTasks } from './groupTasks';

function task(title: string, accountId: string, regions: string[]) {
  const agent = agentFixture({ title, accountId, regions });
  return { agent, collectors: [] };
}

function titles(
  tasks: ReturnType<typeof task>[],
  sessionKey: (agent: { title: string }) => string,
) {
  return groupTasks(tasks, sessionKey).map(({ groups }) =>
    groups.map(group => group.map(({ agent }) => agent.title).join('')),
  );
}

describe('groupTasks', () => {
  it('keeps those together that share session and region', () => {
    const tasks = [
      task('a', '111122223333', ['eu-west-1']),
      task('b', '111122223333', ['us-east-1']),
      task('c', '111122223333', ['eu-west-1']),
      task('d', '444455556666', ['eu-west-1']),
    ];
    expect(titles(tasks, () => 'shared')).toEqual([['ac', 'b'], ['d']]);
    expect(titles(tasks, ({ title }) => title)).toEqual([
      ['a', 'b', 'c'],
      ['d'],
    ]);
  });

  it('joins regions through an agent that is in both', () => {
    const tasks = [
      task('a', '111122223333', ['eu-west-1']),
      task('b', '111122223333', ['us-east-1']),
      task('c', '111122223333', ['us-east-1', 'eu-west-1']),
      task('d', '111122223333', ['eu-central-1']),
    ];
    expect(titles(tasks, () => 'shared')).toEqual([['abc', 'd']]);
  });
});
