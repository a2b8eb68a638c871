import {
  EXAMPLE_OPTIONS,
  RULE_EXAMPLES,
  RuleExample,
} from './__fixtures__/ruleExamples';
import { analysePolicyText } from './analysePolicy';
import { FINDING_RULES } from './rules';

describe('every rule', () => {
  const findingsOf = (document: object, { type = 'identity' }: RuleExample) =>
    analysePolicyText(
      JSON.stringify(document, null, 2),
      { type, id: 'p' },
      EXAMPLE_OPTIONS,
    );
  const rulesIn = (document: object, example: RuleExample) =>
    findingsOf(document, example).map(({ rule }) => rule);

  it('has examples', () => {
    expect(Object.keys(RULE_EXAMPLES).sort()).toEqual(
      Object.keys(FINDING_RULES).sort(),
    );
  });

  it.each(Object.entries(RULE_EXAMPLES))(
    '%s speaks up where it should, and there alone',
    (rule, example) => {
      expect(rulesIn(example.bad, example)).toContain(rule);
      expect(rulesIn(example.good, example)).not.toContain(rule);
    },
  );

  it.each(Object.entries(RULE_EXAMPLES))(
    '%s points at lines, with evidence and remedy',
    (rule, example) => {
      const finding = findingsOf(example.bad, example).find(
        candidate => candidate.rule === rule,
      );
      expect(finding).toMatchObject({
        ...FINDING_RULES[rule as keyof typeof FINDING_RULES],
        evidence: expect.stringMatching(/\S/),
        path: expect.stringMatching(/^\$/),
        lines: { start: expect.any(Number), end: expect.any(Number) },
      });
    },
  );
});
