import { isForeignOrigin, isLoopbackHost } from './loopbackHost';

describe('isLoopbackHost', () => {
  it.each([
    '127.0.0.1',
    '127.0.0.1:4566',
    'localhost:80',
    'LOCALHOST',
    '[::1]:1',
  ])('accepts %s', host => expect(isLoopbackHost(host)).toBe(true));

  it.each([
    undefined,
    '',
    'attacker.example',
    'attacker.example:4566',
    'localhost.attacker.example',
    '127.0.0.1.nip.io',
    '127.0.0.1:4566.attacker.example',
  ])('refuses %p', host => expect(isLoopbackHost(host)).toBe(false));
});

describe('isForeignOrigin', () => {
  it.each([undefined, 'http://127.0.0.1:3000', 'http://localhost:7007'])(
    'accepts %p',
    origin => expect(isForeignOrigin(origin)).toBe(false),
  );

  it.each(['https://attacker.example', 'null', 'http://localhost.evil:1'])(
    'refuses %p',
    origin => expect(isForeignOrigin(origin)).toBe(true),
  );
});
