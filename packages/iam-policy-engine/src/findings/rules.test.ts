import { FINDING_RULES } from './rules';

describe('the table of rules', () => {
  it.each(Object.entries(FINDING_RULES))('%s is complete', (id, rule) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
    // One sentence.
    expect(rule.why).toMatch(/^[A-Z][^]*\.$/);
    expect(rule.why.slice(0, -1)).not.toContain('. ');
    expect(rule.remedy).toMatch(/\.$/);
  });
});
