import { startSandbox, type Sandbox, type SandboxSeed } from 'aws-sandbox';
import type { ResolvedAgent } from '../../agents';
import {
  agentNamed,
  assumeRoleCalls,
  portalAt,
  SEED,
} from '../../sessions/__fixtures__/world';
import { perAgent } from '../perAgent';
import { ExternalIdCollector } from './ExternalIdCollector';

const PAYMENTS = agentNamed('payments');
const OPEN = agentNamed('open');
const GENERIC: SandboxSeed = JSON.parse(
  // Roles that may not read themselves.
  JSON.stringify(SEED).replaceAll('"iam:GetRole",', ''),
);

describe('ExternalIdCollector', () => {
  let sandbox: Sandbox;
  let portal: ReturnType<typeof portalAt>;

  async function start(seed: SandboxSeed): Promise<void> {
    sandbox = await startSandbox({ seed });
    portal = portalAt(sandbox);
  }
  afterEach(async () => {
    portal.close();
    await sandbox.close();
  });

  async function collect(agent: ResolvedAgent, probe = false) {
    const { sessions, clients } = portal;
    let expected = 0;
    const outcomes = await perAgent(
      ExternalIdCollector.create({ sessions, probe }),
      { clients, concurrency: 1 },
    ).collect([agent], {
      now: new Date('2026-11-01T12:00:00Z'),
      signal: new AbortController().signal,
      expectCalls: count => {
        expected += count;
      },
    });
    return { ...outcomes.get(agent.entityRef), expected };
  }

  it('reads the trust policy, for one call and no AssumeRole of its own', async () => {
    await start(SEED);
    await expect(collect(PAYMENTS, true)).resolves.toEqual({
      status: 'ok',
      reason:
        'AWS lets the portal into the monitoring role for this entity only.',
      failures: [],
      data: {
        roleArn: PAYMENTS.monitoringRoleArn,
        verdict: 'demanded',
        how: 'trust-policy',
      },
      expected: 1,
    });
    expect(assumeRoleCalls(sandbox)).toBe(1);
  });

  it('finds a role that any entity may borrow, and says how to mend it', async () => {
    await start(SEED);
    const { status, failures, data } = await collect(OPEN);
    expect({ status, data }).toMatchObject({
      status: 'degraded',
      data: { verdict: 'ignored', how: 'trust-policy' },
    });
    const [{ code, snippet }] = failures!;
    expect(code).toBe('external-id-ignored');
    expect(JSON.parse(snippet!.text).Statement[0].Condition).toEqual({
      StringEquals: { 'sts:ExternalId': 'acme/component:default/open' },
    });
  });

  it('does not know when the policy may not be read, and asks nothing more', async () => {
    await start(GENERIC);
    const { status, reason, failures, data } = await collect(OPEN);
    expect({ status, reason, data }).toMatchObject({
      status: 'unknown',
      reason: expect.stringMatching(/its trust policy may not be read\.$/),
      data: { verdict: 'unknown', how: null },
    });
    expect(failures![0]).toMatchObject({ call: { operation: 'GetRole' } });
    expect(assumeRoleCalls(sandbox)).toBe(1);
  });

  it.each([
    [PAYMENTS, 'ok', 'demanded'],
    [OPEN, 'degraded', 'ignored'],
  ])('probes where it may, %#', async (agent, status, verdict) => {
    await start(GENERIC);
    await expect(collect(agent, true)).resolves.toMatchObject({
      status,
      data: { verdict, how: 'probe' },
    });
    await collect(agent, true);
    expect(assumeRoleCalls(sandbox)).toBe(2);
  });
});
