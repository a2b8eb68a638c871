import type { RoleData } from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../../agents';
import { presentObservations } from '../../collection';
import type { ObservationStore } from '../../store';
import type { RoleJudge } from '../../permissions';
import { ROLE_COLLECTOR } from './roleFinder';

/**
 * Judges the stored role of an agent again, after somebody accepted a finding
 * or took that back: AWS need not be asked for that.
 */
export async function reassess(
  agent: ResolvedAgent,
  observations: ObservationStore,
  judge: RoleJudge,
  now: Date,
): Promise<void> {
  const records = presentObservations(
    agent,
    await observations.list(agent.entityRef),
  );
  const record = records.find(({ collector }) => collector === ROLE_COLLECTOR);
  // While the role cannot be read, that is what its state is about.
  if (!record?.data || record.status === 'failed') {
    return;
  }
  const { failures } = record;
  const role = record.data as RoleData;
  const verdict = await judge.judge(agent, role, failures, now);
  await observations.write([{ ...record, ...verdict }]);
}
