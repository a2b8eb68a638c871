import { formatBytes } from './bytes';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [1024, '1 KiB'],
    [1000, '0.977 KiB'],
    [1_572_864, '1.5 MiB'],
    [1_073_741_824, '1 GiB'],
    [5.5 * 1024 ** 4, '5.5 TiB'],
    [3000 * 1024 ** 5, '3,000 PiB'],
    [0.5, '0.5 B'],
  ])('writes %p as %p', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
