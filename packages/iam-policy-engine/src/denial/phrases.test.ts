import { DENIAL_PHRASES, phraseOf, policyTypeNamed } from './phrases';

describe('phrases', () => {
  it.each(DENIAL_PHRASES)('$type is recognised in both wordings', phrase => {
    expect(policyTypeNamed(phrase.implicit)).toBe(phrase.type);
    expect(policyTypeNamed(phrase.explicit)).toBe(phrase.type);
    expect(policyTypeNamed(phrase.explicit.toUpperCase())).toBe(phrase.type);
    expect(phraseOf(phrase.type)).toBe(phrase);
  });

  it.each([
    ['a sessions policy', 'session'],
    ['a permission boundary', 'boundary'],
    ['a friendly policy', undefined],
    ['', undefined],
  ])('%p: %p', (text, expected) => {
    expect(policyTypeNamed(text)).toBe(expected);
  });
});
