import { InputError } from '@backstage/errors';
import { fleetSearchParams } from 'backstage-plugin-aws-agents-common';
import { parse } from '../router';
import { fleetQuerySchema } from './parseFleetQuery';

const read = (query: object) => parse(fleetQuerySchema, query, 'query');

describe('fleetQuerySchema', () => {
  it('takes one value as well as several', () => {
    expect(
      read({ tile: 'broken', status: ['ok', 'failed'], limit: '50' }),
    ).toMatchObject({
      tiles: ['broken'],
      filters: { status: ['ok', 'failed'] },
      limit: 50,
    });
    expect(read({})).toMatchObject({ tiles: undefined, filters: {} });
  });

  it('reads what the client writes', () => {
    const query = {
      q: 'pay & go',
      tiles: ['silent' as const],
      filters: { owner: ['group:default/money', 'none'] },
      sort: 'cost' as const,
      order: 'desc' as const,
      offset: 100,
      limit: 500,
    };
    const params = fleetSearchParams(query);
    const given = Object.fromEntries(
      [...new Set(params.keys())].map(name => {
        const values = params.getAll(name);
        return [name, values.length > 1 ? values : values[0]];
      }),
    );
    expect(read(given)).toEqual({
      ...query,
      filters: expect.objectContaining(query.filters),
    });
  });

  it.each([
    [{ sort: 'age' }, /sort: expected one of status, title/],
    [{ order: 'up' }, /order: expected one of asc, desc/],
    [{ tile: 'fine' }, /tile\.0: expected one of broken, expiring/],
    [{ status: ['ok', 'bad'] }, /status\.1: expected one of ok, degraded/],
    [{ limit: '0' }, /limit: expected a whole number from 1 to 500/],
    [{ limit: '501' }, /limit: expected a whole number from 1 to 500/],
    [{ offset: '-1' }, /offset: expected a whole number from 0/],
    [{ q: 'x'.repeat(201) }, /q: expected at most 200 characters/],
    [{ q: ['a', 'b'] }, /q: expected one text/],
    [{ owner: Array(101).fill('x') }, /owner: expected at most 100 values/],
    [{ owner: { a: 'b' } }, /owner/],
    [{ colour: 'red' }, /colour/],
  ])('refuses %j and says what is expected', (query, message) => {
    expect(() => read(query)).toThrow(InputError);
    expect(() => read(query)).toThrow(message);
  });
});
