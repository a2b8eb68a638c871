import { analyse } from './__fixtures__/analyse';
import { knowledge } from './__fixtures__/knowledge';

const exposures = (...actions: string[]) =>
  analyse(
    actions.map(Action => ({ Action, Resource: '*' })),
    { knowledge },
  )
    .filter(({ rule }) => rule === 'resource-exposure')
    .map(({ evidence, path, actions: found }) => ({ evidence, path, found }));

it('says once of a statement that it can share resources, the known risks first', () => {
  expect(exposures('s3:Put*')).toEqual([
    {
      evidence:
        's3:PutAccountPublicAccessBlock, s3:PutBucketAcl, s3:PutBucketPolicy, s3:PutBucketPublicAccessBlock, s3:PutObjectAcl, s3:PutBucketOwnershipControls on *',
      path: '$.Statement[0]',
      found: expect.arrayContaining([
        's3:PutBucketPolicy',
        's3:PutBucketOwnershipControls',
      ]),
    },
  ]);
});

it('keeps statements apart', () => {
  expect(
    exposures('s3:PutBucketPolicy', 's3:PutBucketOwnershipControls').map(
      ({ path }) => path,
    ),
  ).toEqual(['$.Statement[0]', '$.Statement[1].Resource']);
});
