import type { ResolvedAgent } from '../agents';
import type { CollectionTask } from './CollectionRun';
import { DisjointSets } from './DisjointSets';

/** Tasks of one account, in groups whose calls can be merged. */
export interface AccountTasks {
  readonly accountId: string;
  readonly groups: ReadonlyArray<readonly CollectionTask[]>;
}

/**
 * Groups tasks by account, and within an account into those that share a
 * session and, directly or through others, a region. Only the calls of such can
 * be merged; others must not wait for them, for a region may be slow.
 */
export function groupTasks(
  tasks: readonly CollectionTask[],
  sessionKey: (agent: ResolvedAgent) => string,
): AccountTasks[] {
  const accounts = new Map<string, CollectionTask[]>();
  for (const task of tasks) {
    const { accountId } = task.agent;
    const list = accounts.get(accountId);
    if (list) {
      list.push(task);
    } else {
      accounts.set(accountId, [task]);
    }
  }
  return [...accounts].map(([accountId, list]) => ({
    accountId,
    groups: connect(list, sessionKey),
  }));
}

function connect(
  tasks: readonly CollectionTask[],
  sessionKey: (agent: ResolvedAgent) => string,
): CollectionTask[][] {
  const sets = new DisjointSets();
  const placesOf = ({ agent }: CollectionTask) => {
    const key = sessionKey(agent);
    return agent.regions.map(region => `${key}\n${region}`);
  };
  for (const task of tasks) {
    const [first, ...others] = placesOf(task);
    others.forEach(place => sets.join(first, place));
  }
  const groups = new Map<string, CollectionTask[]>();
  for (const task of tasks) {
    const root = sets.rootOf(placesOf(task)[0] ?? '');
    const group = groups.get(root);
    if (group) {
      group.push(task);
    } else {
      groups.set(root, [task]);
    }
  }
  return [...groups.values()];
}
