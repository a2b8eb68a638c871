import { AnswerRoom } from './AnswerRoom';

const settled = () => new Promise(resolve => setImmediate(resolve));

/** Something that is asked, and answered or kept when the test says so. */
function deferred() {
  let resolve = (_value: string) => {};
  let reject = (_error: Error) => {};
  const promise = new Promise<string>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  const ask = jest.fn(() => promise);
  return { ask, resolve, reject };
}

describe('AnswerRoom', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate'] }));
  afterEach(() => jest.useRealTimers());

  it('asks no more than there is room for until an answer is kept', async () => {
    const room = AnswerRoom.create({ maxPoints: 100 });
    const [first, second, third] = [deferred(), deferred(), deferred()];
    const keeping = deferred();
    const kept = room.answer(60, first.ask, keeping.ask);
    const others = [
      room.answer(60, second.ask, async answer => answer),
      room.answer(40, third.ask, async answer => answer),
    ];
    await settled();
    // Who came first goes first, though another one would fit.
    expect(
      [first, second, third].map(({ ask }) => ask.mock.calls.length),
    ).toEqual([1, 0, 0]);
    first.resolve('answer');
    await settled();
    expect(second.ask).not.toHaveBeenCalled();
    keeping.resolve('kept');
    expect(await kept).toBe('kept');
    await settled();
    expect(second.ask).toHaveBeenCalled();
    expect(third.ask).toHaveBeenCalled();
    second.resolve('2');
    third.resolve('3');
    expect(await Promise.all(others)).toEqual(['2', '3']);
  });

  it('does not let others wait for a call that is not answered for long', async () => {
    const room = AnswerRoom.create({ maxPoints: 100, patienceMs: 5_000 });
    const [slow, next, last] = [deferred(), deferred(), deferred()];
    const keeping = deferred();
    const slowly = room.answer(100, slow.ask, keeping.ask);
    const quickly = room.answer(100, next.ask, async answer => answer);
    await settled();
    expect(next.ask).not.toHaveBeenCalled();
    jest.advanceTimersByTime(5_000);
    await settled();
    expect(next.ask).toHaveBeenCalled();
    next.resolve('next');
    expect(await quickly).toBe('next');

    // An answer that comes late takes its room all the same.
    slow.resolve('late');
    await settled();
    const after = room.answer(1, last.ask, async answer => answer);
    await settled();
    expect(last.ask).not.toHaveBeenCalled();
    keeping.resolve('kept');
    last.resolve('last');
    expect(await Promise.all([slowly, after])).toEqual(['kept', 'last']);
  });

  it('gives the room of what fails back', async () => {
    const room = AnswerRoom.create({ maxPoints: 100 });
    const [asking, keeping, last] = [deferred(), deferred(), deferred()];
    const failures = [
      room.answer(100, asking.ask, async answer => answer),
      room.answer(100, async () => 'answer', keeping.ask),
    ];
    asking.reject(new Error('throttled'));
    keeping.reject(new Error('database is away'));
    await expect(failures[0]).rejects.toThrow('throttled');
    await expect(failures[1]).rejects.toThrow('database is away');
    last.resolve('last');
    expect(await room.answer(100, last.ask, async answer => answer)).toBe(
      'last',
    );
  });

  it('lets an answer that is larger than all room go alone', async () => {
    const room = AnswerRoom.create({ maxPoints: 100 });
    expect(
      await room.answer(
        1_000,
        async () => 'much',
        async answer => answer,
      ),
    ).toBe('much');
  });
});
