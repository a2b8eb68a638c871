import { isAway, outlast } from './outlast';

function withCode(code: string): Error {
  return Object.assign(new Error('told by the driver'), { code });
}

function setUp(...errors: Error[]) {
  const pauses: number[] = [];
  let now = 0;
  const work = jest.fn(async () => {
    const error = errors.shift();
    if (error) {
      throw error;
    }
    return 'done';
  });
  const options = {
    now: () => now,
    random: () => 1,
    wait: async (milliseconds: number) => {
      pauses.push(milliseconds);
      now += milliseconds;
    },
  };
  return { work, pauses, options };
}

describe('outlast', () => {
  it('tries again while the database is away, at longer pauses', async () => {
    const away = ['ECONNREFUSED', '57P01', '57P03', '57P02', '08006'];
    const { work, pauses, options } = setUp(...away.map(withCode));
    expect(await outlast(work, options)).toBe('done');
    expect(pauses).toEqual([100, 200, 400, 800, 1000]);
  });

  it('passes on at once what is wrong with the query', async () => {
    const { work, options } = setUp(withCode('23505'));
    await expect(outlast(work, options)).rejects.toThrow('told by the driver');
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('gives up after three minutes', async () => {
    const { work, pauses, options } = setUp(
      ...Array.from({ length: 1_000 }, () => withCode('ECONNREFUSED')),
    );
    await expect(outlast(work, options)).rejects.toThrow();
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBe(180_500);
  });

  it('waits no longer when it is called off', async () => {
    const stopping = new AbortController();
    const work = jest.fn(async () => {
      stopping.abort();
      throw withCode('ECONNREFUSED');
    });
    await expect(outlast(work, { signal: stopping.signal })).rejects.toThrow(
      'told by the driver',
    );
    expect(work).toHaveBeenCalledTimes(1);
  });
});

describe('isAway', () => {
  it.each([
    [new Error('Connection terminated unexpectedly'), true],
    [
      new Error(
        'Client has encountered a connection error and is not queryable',
      ),
      true,
    ],
    [
      new Error(
        'Knex: Timeout acquiring a connection. The pool is probably full.',
      ),
      true,
    ],
    [new AggregateError([withCode('ECONNREFUSED')], ''), true],
    [new Error('duplicate key value'), false],
    ['ECONNREFUSED', false],
  ])('%s: %s', (error, expected) => {
    expect(isAway(error)).toBe(expected);
  });
});
