import { parseAllDocuments } from 'yaml';
import { annotateEntity } from './annotateEntity';

const FILE = `# Owned by the payments team
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: returns # never rename
  tags: [aws, eks]
  annotations:
    "github.com/project-slug": 'acme/returns'   # quoted
    aws-agents/platform: ecs
spec:
  type: service
---
# The API
apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: returns
`;
const REF = 'component:default/returns';

describe('annotateEntity', () => {
  it('keeps comments, quotes and other documents', () => {
    const text = annotateEntity(FILE, REF, {
      'aws-agents/platform': 'ec2',
      'aws-agents/metrics': 'AWS/SQS{QueueName="returns"}\nAWS/Lambda{}',
    });
    expect(text).toBe(
      FILE.replace(
        'aws-agents/platform: ecs\n',
        `aws-agents/platform: ec2
    aws-agents/metrics: |-
      AWS/SQS{QueueName="returns"}
      AWS/Lambda{}
`,
      ).replace("'acme/returns'   #", "'acme/returns' #"),
    );
    expect(annotateEntity(text, REF, { 'aws-agents/platform': 'ec2' })).toBe(
      text,
    );
  });

  it('adds annotations to an entity that has none, and removes empty ones', () => {
    const text = annotateEntity(FILE, 'api:returns', {
      'aws-agents/platform': 'ec2',
    });
    const [, api] = parseAllDocuments(text);
    expect(api.toJS().metadata.annotations).toEqual({
      'aws-agents/platform': 'ec2',
    });
    expect(
      annotateEntity(text, REF, { 'aws-agents/platform': '' }),
    ).not.toContain('aws-agents/platform: ecs');
  });

  it.each([
    'a: "b',
    '$' + '{{ 7 * 7 }}',
    'x\n---\nkind: Evil',
    '# no comment',
    '*alias',
    '!!js/function',
  ])('writes %j as data', value => {
    const text = annotateEntity(FILE, REF, { 'aws-agents/regions': value });
    const documents = parseAllDocuments(text);
    expect(documents).toHaveLength(2);
    expect(documents[0].toJS().metadata.annotations['aws-agents/regions']).toBe(
      value,
    );
  });

  it('names what is wrong with the file', () => {
    expect(() => annotateEntity('', REF, {})).toThrow('is empty');
    expect(() => annotateEntity('a: [', REF, {})).toThrow('is not YAML');
    expect(() => annotateEntity(FILE, 'component:ledger', {})).toThrow(
      'does not describe component:default/ledger; it describes component:default/returns, api:default/returns',
    );
  });
});
