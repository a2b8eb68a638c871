import {
  deriveSigningKey,
  formatScope,
  signatureOf,
  stringToSignOf,
} from './stringToSign';

const scope = { date: '20150830', region: 'us-east-1', service: 'iam' };

describe('stringToSignOf', () => {
  it('has four lines', () => {
    expect(stringToSignOf('20150830T123600Z', scope, 'f536')).toBe(
      'AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/iam/aws4_request\nf536',
    );
  });
});

describe('formatScope', () => {
  it('ends with the terminator', () => {
    expect(formatScope(scope)).toBe('20150830/us-east-1/iam/aws4_request');
  });
});

describe('deriveSigningKey', () => {
  // Key and signature of the IAM ListUsers example in the AWS documentation.
  const key = deriveSigningKey(
    'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
    scope,
  );

  it('derives the documented key', () => {
    expect(Buffer.from(key).toString('hex')).toBe(
      'c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9',
    );
  });

  it('makes the documented signature', () => {
    const stringToSign = stringToSignOf(
      '20150830T123600Z',
      scope,
      'f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59',
    );
    expect(signatureOf(key, stringToSign)).toBe(
      '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    );
  });
});
