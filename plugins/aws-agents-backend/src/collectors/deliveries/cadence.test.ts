import fc from 'fast-check';
import { expectNext, learnRhythm } from './cadence';
import { RhythmMemory } from './RhythmMemory';

const MINUTE = 60_000;
const START = Date.parse('2026-11-01T00:00:00Z');
const every = (minutes: number, count: number) =>
  Array.from({ length: count }, (_, index) => START + index * minutes * MINUTE);

describe('learnRhythm', () => {
  it.each([
    ['steady', every(15, 20), 900, 900],
    ['several at once', every(15, 20).flatMap(at => [at, at + 900]), 900, 900],
    [
      'with a pause at night',
      [...every(10, 30), START + 720 * MINUTE],
      600,
      25_800,
    ],
  ])('learns from arrivals that are %s', (_, arrivals, median, longest) => {
    expect(learnRhythm(arrivals)).toEqual({
      everySeconds: median,
      longestPauseSeconds: longest,
    });
  });

  it('learns nothing from a few', () => {
    expect(learnRhythm(every(15, 4))).toBeUndefined();
    expect(learnRhythm([])).toBeUndefined();
  });

  it('does not depend on the order, and its pause is never below its median', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: START, max: START + 86_400_000 })),
        arrivals => {
          const rhythm = learnRhythm(arrivals);
          expect(learnRhythm([...arrivals].reverse())).toEqual(rhythm);
          return (
            !rhythm ||
            (rhythm.longestPauseSeconds >= rhythm.everySeconds &&
              rhythm.everySeconds >= 20)
          );
        },
      ),
    );
  });
});

describe('expectNext', () => {
  const newest = new Date('2026-11-01T12:00:00Z');
  const learned = { everySeconds: 900, longestPauseSeconds: 1_200 };

  it.each([
    ['twice what is annotated', 900, undefined, '12:30'],
    ['no less than five minutes', 60, undefined, '12:05'],
    ['three times what was learned', undefined, learned, '12:45'],
    [
      'half as much again as the longest pause',
      undefined,
      { ...learned, longestPauseSeconds: 7_200 },
      '15:00',
    ],
    [
      'no less than a quarter of an hour',
      undefined,
      { everySeconds: 60, longestPauseSeconds: 90 },
      '12:15',
    ],
  ])('waits %s', (_, annotated, rhythm, until) => {
    expect(expectNext(annotated, rhythm, newest)).toMatchObject({
      overdueAt: `2026-11-01T${until}:00.000Z`,
      source: annotated === undefined ? 'learned' : 'annotation',
    });
  });

  it('expects nothing where nothing was annotated, learned or seen', () => {
    expect(expectNext(undefined, undefined, newest)).toBeNull();
    expect(expectNext(900, undefined, undefined)).toBeNull();
  });
});

describe('RhythmMemory', () => {
  const fast = { everySeconds: 600, longestPauseSeconds: 600 };
  const slow = { everySeconds: 7_200, longestPauseSeconds: 7_200 };
  const at = (minutes: number) => new Date(START + minutes * MINUTE);

  it('follows what is learned while objects arrive', () => {
    const memory = RhythmMemory.create(async () => []);
    expect(memory.recall('agent', 'a', fast, at(0), at(5))).toBe(fast);
    expect(memory.recall('agent', 'a', slow, at(10), at(15))).toBe(slow);
    expect(
      memory.recall('agent', 'b', undefined, at(0), at(5)),
    ).toBeUndefined();
  });

  it('keeps what it knew of a location that fell silent', () => {
    const memory = RhythmMemory.create(async () => []);
    memory.recall('agent', 'a', fast, at(0), at(5));
    // What is left in the window looks slow, then there is nothing.
    expect(memory.recall('agent', 'a', slow, at(0), at(600))).toBe(fast);
    expect(memory.recall('agent', 'a', undefined, at(0), at(1_400))).toBe(fast);
  });
});
