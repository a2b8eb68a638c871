import { parsePolicy } from 'iam-policy-engine';
import { isPublicPolicy } from './publicPolicy';

function isPublic(statement: object): boolean {
  const document = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::b/*',
      ...statement,
    },
  };
  return isPublicPolicy(
    parsePolicy(JSON.stringify(document), { type: 'resource' }),
  );
}

const when = (operator: string, key: string, value: string | string[]) => ({
  Condition: { [operator]: { [key]: value } },
});

describe('isPublicPolicy', () => {
  it.each([
    ['everyone', {}],
    ['everyone, listed', { Principal: { AWS: ['*'] } }],
    [
      'everyone but one',
      {
        Principal: undefined,
        NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' },
      },
    ],
    ['over TLS', when('Bool', 'aws:SecureTransport', 'true')],
    ['the whole internet', when('IpAddress', 'aws:SourceIp', '0.0.0.0/0')],
    ['a halved internet', when('IpAddress', 'aws:SourceIp', ['0.0.0.0/1'])],
    ['any VPC', when('StringLike', 'aws:SourceVpc', 'vpc-*')],
    ['anything but a VPC', when('StringNotEquals', 'aws:SourceVpc', 'vpc-1')],
    [
      'an absent key too',
      when('StringEqualsIfExists', 'aws:SourceVpc', 'vpc-1'),
    ],
    [
      'any account',
      when('ArnLike', 'aws:SourceArn', 'arn:aws:sns:eu-west-1:*:topic'),
    ],
    ['a variable', when('StringEquals', 'aws:SourceVpc', '${aws:userid}')],
  ])('is public: %s', (_, statement) => {
    expect(isPublic(statement)).toBe(true);
  });

  it.each([
    ['one account', { Principal: { AWS: '111122223333' } }],
    ['a service', { Principal: { Service: 'logging.s3.amazonaws.com' } }],
    ['a denial', { Effect: 'Deny' }],
    [
      'an organisation',
      when('StringEquals', 'aws:PrincipalOrgID', 'o-abcdefghij'),
    ],
    ['a VPC endpoint', when('StringEquals', 'aws:SourceVpce', 'vpce-1')],
    ['a network', when('IpAddress', 'aws:SourceIp', '203.0.113.0/24')],
    [
      'the topics of one account',
      when('ArnLike', 'aws:SourceArn', 'arn:aws:sns:*:111122223333:*'),
    ],
  ])('is not public: %s', (_, statement) => {
    expect(isPublic(statement)).toBe(false);
  });
});
