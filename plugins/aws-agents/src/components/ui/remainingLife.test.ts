import { remainingLife } from './remainingLife';

const life = {
  issuedAt: '2026-11-24T12:00:00Z',
  expiresAt: '2026-11-24T13:00:00Z',
};
const at = (time: string) => Date.parse(`2026-11-24T${time}Z`);

describe('remainingLife', () => {
  it('counts from issue to expiry', () => {
    expect(remainingLife(life, at('12:15:00'))).toEqual({
      seconds: 2700,
      fraction: 0.75,
      tone: 'success',
    });
  });

  it('warns in the last two minutes and ends at zero', () => {
    expect(remainingLife(life, at('12:58:30'))).toMatchObject({
      seconds: 90,
      tone: 'warning',
    });
    expect(remainingLife(life, at('14:00:00'))).toEqual({
      seconds: 0,
      fraction: 0,
      tone: 'error',
    });
  });

  it('is full, not more, when the clocks disagree', () => {
    expect(remainingLife(life, at('11:00:00')).fraction).toBe(1);
  });

  it('is empty when a session lives for no time', () => {
    expect(
      remainingLife({ ...life, issuedAt: life.expiresAt }, at('12:00:00'))
        .fraction,
    ).toBe(0);
  });
});
