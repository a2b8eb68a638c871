/** 32-bit hash of a text (FNV-1a), the seed of everything drawn from it. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * A number in [0, 1) that depends on the seed and index only, so that any
 * point can be computed without those before it.
 */
export function uniform(seed: number, index: number): number {
  // The finaliser of MurmurHash3, over both halves of the index.
  let hash = seed ^ Math.imul(index | 0, 0x9e3779b1);
  hash ^= Math.imul(Math.floor(index / 0x100000000), 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x100000000;
}

/** About normally distributed, mean 0 and deviation 1, within +-3.5. */
export function gaussian(seed: number, index: number): number {
  const sum =
    uniform(seed ^ 0x1b873593, index) +
    uniform(seed ^ 0x2c1b3c6d, index) +
    uniform(seed ^ 0x297a2d39, index) +
    uniform(seed ^ 0x7feb352d, index);
  return (sum - 2) * Math.sqrt(3);
}

/** Noise that wanders: {@link gaussian} at every `step`, smooth in between. */
export function wander(seed: number, time: number, step: number): number {
  const position = time / step;
  const index = Math.floor(position);
  const fraction = position - index;
  const eased = fraction * fraction * (3 - 2 * fraction);
  const from = gaussian(seed, index);
  return from + (gaussian(seed, index + 1) - from) * eased;
}
