import type { SessionRequest } from './Session';
import { SessionStore } from './SessionStore';

const now = new Date('2026-01-01T00:00:00Z');

function request(minutes: number): SessionRequest {
  return {
    kind: 'user',
    user: {} as never,
    accountId: '111122223333',
    issuedAt: now,
    expiresAt: new Date(now.getTime() + minutes * 60_000),
    tags: [],
    transitiveTagKeys: [],
  };
}

describe('SessionStore', () => {
  it('hands out distinct keys of the shape that AWS uses', () => {
    const store = SessionStore.create(() => now);
    const first = store.issue(request(15));
    const second = store.issue(request(15));

    expect(first.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(first.secretAccessKey).toHaveLength(40);
    expect(first.sessionToken.length).toBeGreaterThan(300);
    expect(second.accessKeyId).not.toBe(first.accessKeyId);
    expect(store.find(first.accessKeyId)).toBe(first);
  });

  it('still knows a session that has just expired', () => {
    const store = SessionStore.create(() => now);
    const session = store.issue(request(-1));
    expect(store.find(session.accessKeyId)).toBe(session);
  });

  it('stays within its bound and forgets long expired sessions first', () => {
    const store = SessionStore.create(() => now, { capacity: 2 });
    const current = store.issue(request(15));
    const old = store.issue(request(-25 * 60));
    const next = store.issue(request(15));
    expect(store.find(old.accessKeyId)).toBeUndefined();
    expect(store.find(current.accessKeyId)).toBe(current);

    store.issue(request(15));
    expect(store.find(current.accessKeyId)).toBeUndefined();
    expect(store.find(next.accessKeyId)).toBe(next);
  });
});
