import type {
  AccessKeysData,
  RoleData,
} from 'backstage-plugin-aws-agents-common';
import { agentFixture } from '../__fixtures__/agents';
import { agentFacts } from './agentFacts';

describe('agentFacts', () => {
  it('says what is known, and null for the rest', () => {
    const facts = agentFacts(agentFixture(), null, null);
    expect(facts.every(({ value, source }) => value === null && source)).toBe(
      true,
    );
  });

  it('reads role and keys', () => {
    const facts = agentFacts(
      agentFixture({ binding: { platform: 'on-premises' } }),
      {
        maxSessionDurationSeconds: 3600,
        lastUsed: { at: '2026-11-01T12:00:00.000Z', region: 'eu-west-1' },
      } as RoleData,
      {
        keys: [
          {
            accessKeyId: '************MPLE',
            status: 'Active',
            ageDays: 12,
            lastUsed: null,
          },
        ],
      } as unknown as AccessKeysData,
    );
    expect(
      Object.fromEntries(facts.map(({ label, value }) => [label, value])),
    ).toEqual({
      Platform: 'on-premises',
      'Expected credential source':
        'access key or IAM Roles Anywhere, from a file or a process',
      'Role last used': '2026-11-01T12:00:00.000Z in eu-west-1',
      'Longest session of the role': '3600 seconds',
      'Access key ************MPLE': 'active, 12 days old, never used',
    });
  });
});
