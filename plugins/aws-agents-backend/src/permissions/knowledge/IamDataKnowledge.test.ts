import { IamDataKnowledge } from './IamDataKnowledge';

const data = IamDataKnowledge.create();

function actionOf(
  knowledge: Awaited<ReturnType<typeof data.forActions>>,
  service: string,
  name: string,
) {
  return knowledge.actionsOf(service).find(action => action.name === name);
}

describe('IamDataKnowledge', () => {
  it('tells resource types, access levels and condition keys of an action', async () => {
    const knowledge = await data.forActions(['s3:GetObject']);
    expect(knowledge.titleOf('s3')).toBe('Amazon S3');
    expect(actionOf(knowledge, 's3', 'ListBucket')).toMatchObject({
      accessLevel: 'List',
      resourceTypes: expect.arrayContaining([
        {
          arn: 'arn:${Partition}:s3:::${BucketName}',
          required: expect.any(Boolean),
        },
      ]),
      conditionKeys: expect.arrayContaining(['s3:prefix']),
    });
    expect(
      actionOf(knowledge, 's3', 'PutBucketOwnershipControls')?.resourceTypes,
    ).toContainEqual({
      arn: 'arn:${Partition}:s3:::${BucketName}',
      required: true,
    });
    expect(actionOf(knowledge, 's3', 'PutBucketPolicy')?.accessLevel).toBe(
      'Permissions management',
    );
    expect(actionOf(knowledge, 's3', 'PutObjectTagging')?.accessLevel).toBe(
      'Tagging',
    );
  });

  it('loads only what is named, and yet knows the prefixes of all', async () => {
    const knowledge = await data.forActions(['S3:Get*', 'nonsense:Do']);
    expect(knowledge.actionsOf('s3').length).toBeGreaterThan(100);
    expect(knowledge.actionsOf('iam')).toEqual([]);
    expect(knowledge.services.has('iam')).toBe(true);
    expect(knowledge.services.has('nonsense')).toBe(false);
    expect(knowledge.titleOf('nonsense')).toBe('nonsense');
  });

  it('loads every service for a pattern that leaves it open', async () => {
    const knowledge = await data.forActions(['*']);
    const empty = [...knowledge.services].filter(
      service => knowledge.actionsOf(service).length === 0,
    );
    expect(knowledge.services.size).toBeGreaterThan(400);
    expect(empty).toEqual([]);
  });

  it('knows which condition keys have several values', async () => {
    const knowledge = await data.forActions([
      'dynamodb:GetItem',
      's3:GetObject',
    ]);
    expect(knowledge.isMultivalued?.('dynamodb:Attributes')).toBe(true);
    expect(knowledge.isMultivalued?.('s3:prefix')).toBe(false);
    expect(knowledge.isMultivalued?.('ecs:cluster')).toBeUndefined();
  });
});
