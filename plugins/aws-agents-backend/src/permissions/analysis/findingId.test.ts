import { analysePolicies, parsePolicy } from 'iam-policy-engine';
import { findingId } from './findingId';

function idsOf(Statement: object | object[], rule: string, id = 'inline/p') {
  const policy = parsePolicy(
    JSON.stringify({ Version: '2012-10-17', Statement }),
    {
      type: 'identity',
      id,
    },
  );
  return analysePolicies([policy])
    .filter(finding => finding.rule === rule)
    .map(finding => findingId(finding, policy));
}

const STAR = {
  Sid: 'All',
  Effect: 'Allow',
  Action: ['s3:*', 'iam:PassRole'],
  Resource: ['*'],
};

describe('findingId', () => {
  const [id] = idsOf(STAR, 'service-wildcard');

  it('stays while the statement says the same', () => {
    expect(id).toMatch(/^service-wildcard-[0-9a-f]{16}$/);
    const same = [
      { ...STAR, Sid: 'Renamed' },
      { ...STAR, Action: ['iam:PassRole', 's3:*'] },
      { ...STAR, Resource: '*' },
      [{ Effect: 'Allow', Action: 'sqs:ListQueues', Resource: '*' }, STAR],
    ];
    for (const statement of same) {
      expect(idsOf(statement, 'service-wildcard')).toEqual([id]);
    }
  });

  it('changes when the statement says something else, or stands elsewhere', () => {
    const others = [
      { ...STAR, Action: ['s3:*', 'iam:PassRole', 'sqs:ReceiveMessage'] },
      { ...STAR, Resource: 'arn:aws:s3:::a/*' },
      { ...STAR, Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
    ];
    for (const statement of others) {
      const [other] = idsOf(statement, 'service-wildcard');
      expect(other).not.toBe(id);
    }
    expect(idsOf(STAR, 'service-wildcard', 'inline/q')).not.toEqual([id]);
  });

  it('tells two entries of one statement apart', () => {
    const ids = idsOf(
      { ...STAR, Action: ['s3:*', 'sqs:*'] },
      'service-wildcard',
    );
    expect(new Set(ids).size).toBe(2);
  });
});
