import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import express from 'express';
import request from 'supertest';
import { createHealthRouter } from './createHealthRouter';
import type { EngineHealth } from './judgeHealth';

const HEALTH: EngineHealth = {
  status: 'ok',
  ready: true,
  lastCollectionAt: new Date('2026-11-01T12:00:00Z'),
  shards: [],
};

async function serve(
  health: () => Promise<EngineHealth>,
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  const router = await createHealthRouter({
    health,
    httpAuth: mockServices.httpAuth({
      defaultCredentials: mockCredentials.none(),
    }),
    permissions: mockServices.permissions.mock({
      authorize: async () => [{ result }],
    }),
  });
  return express().use(router);
}

const asUser = mockCredentials.user.header();

describe('createHealthRouter', () => {
  it('tells strangers the status, and no more', async () => {
    const app = await serve(async () => HEALTH);
    const { body } = await request(app).get('/health');
    expect(body).toEqual({ status: 'ok' });
    expect((await request(app).get('/health/ready')).status).toBe(200);
  });

  it('tells readers of agents about the shards', async () => {
    const app = await serve(async () => HEALTH);
    const { body } = await request(app)
      .get('/health')
      .set('Authorization', asUser);
    expect(body).toEqual({
      ...HEALTH,
      lastCollectionAt: '2026-11-01T12:00:00.000Z',
    });
  });

  it('tells nothing to who may not read agents', async () => {
    const app = await serve(async () => HEALTH, AuthorizeResult.DENY);
    const { body } = await request(app)
      .get('/health')
      .set('Authorization', asUser);
    expect(body).toEqual({ status: 'ok' });
  });

  it('is not ready while it is late, or the database is away', async () => {
    const late = await serve(async () => ({
      ...HEALTH,
      status: 'late',
      ready: false,
    }));
    expect((await request(late).get('/health')).status).toBe(200);
    expect((await request(late).get('/health/ready')).status).toBe(503);
    const away = await serve(async () => {
      throw new Error('password of postgres is wrong');
    });
    const { status, body } = await request(away)
      .get('/health/ready')
      .set('Authorization', asUser);
    expect({ status, body }).toEqual({
      status: 503,
      body: { status: 'no-database' },
    });
  });
});
