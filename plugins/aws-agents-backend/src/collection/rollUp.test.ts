import type {
  Failure,
  ObservationStatus,
} from 'backstage-plugin-aws-agents-common';
import type { ObservationRecord } from '../store';
import { rollUp } from './rollUp';

const failure = { code: 'external-id-mismatch' } as Failure;

function seen(
  collector: string,
  status: ObservationStatus,
  failures: Failure[] = [],
): ObservationRecord {
  return {
    entityRef: 'component:default/payments',
    collector,
    binding: 'f00d',
    status,
    reason: `${collector} is ${status}`,
    observedAt: new Date(),
    dataAt: null,
    data: null,
    failures,
  };
}

const COLLECTORS = ['metrics', 'role', 'deliveries'];
const allOk = ['session', ...COLLECTORS].map(name => seen(name, 'ok'));

describe('rollUp', () => {
  it('is ok when everything is', () => {
    expect(rollUp('alloy', allOk, COLLECTORS)).toEqual({
      status: 'ok',
      reason: 'All observations are as they should be.',
    });
  });

  it('is unknown before the first collection', () => {
    expect(rollUp('alloy', [], COLLECTORS)).toEqual({
      status: 'unknown',
      reason: 'Not observed yet: the first collection is under way.',
    });
    expect(rollUp('alloy', allOk.slice(0, 2), COLLECTORS)).toEqual({
      status: 'unknown',
      reason: 'Not observed yet: role.',
    });
  });

  it('lets what is aside speak last, and not at all while it is unknown', () => {
    const aside = (status: ObservationStatus) => [
      ...allOk,
      seen('external-id', status),
    ];
    const collectors = [...COLLECTORS, 'external-id'];
    expect(rollUp('alloy', aside('degraded'), collectors).reason).toBe(
      'external-id is degraded',
    );
    expect(rollUp('alloy', aside('unknown'), collectors).status).toBe('ok');
    expect(rollUp('alloy', allOk, collectors).status).toBe('ok');
    expect(
      rollUp('grafana-agent', aside('degraded'), collectors).reason,
    ).toMatch(/end of life/);
    expect(
      rollUp('alloy', [seen('external-id', 'ok')], collectors).status,
    ).toBe('unknown');
  });

  it('takes the worst, with reason and failure', () => {
    expect(
      rollUp(
        'alloy',
        [
          seen('session', 'failed', [failure]),
          ...COLLECTORS.map(name => seen(name, 'unknown', [failure])),
        ],
        COLLECTORS,
      ),
    ).toEqual({ status: 'failed', reason: 'session is failed', failure });
  });

  it('of equally bad ones lets the nearest to the cause speak', () => {
    const { reason } = rollUp(
      'alloy',
      [
        seen('session', 'ok'),
        seen('deliveries', 'degraded'),
        seen('metrics', 'degraded'),
        seen('role', 'degraded'),
      ],
      COLLECTORS,
    );
    expect(reason).toBe('role is degraded');
  });

  it('is degraded for an agent beyond its end of life', () => {
    const status = rollUp('grafana-agent', allOk, COLLECTORS);
    expect(status.status).toBe('degraded');
    expect(status.reason).toContain('2025-11-01');
  });

  it('does not mind collectors that no longer apply', () => {
    expect(
      rollUp('alloy', [...allOk, seen('access-keys', 'failed')], COLLECTORS)
        .status,
    ).toBe('ok');
  });
});
