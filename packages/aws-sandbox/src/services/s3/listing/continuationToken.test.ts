import {
  parseContinuationToken,
  toContinuationToken,
} from './continuationToken';

describe('continuation tokens', () => {
  it('come back as the position they were made from', () => {
    const position = { after: 'a/é/', skipsPrefix: true };
    expect(parseContinuationToken(toContinuationToken(position))).toEqual(
      position,
    );
  });

  it.each(['', 'nonsense', Buffer.from('{}').toString('base64')])(
    'are refused when made up: %p',
    token => {
      expect(() => parseContinuationToken(token)).toThrow(
        expect.objectContaining({
          code: 'InvalidArgument',
          message: 'The continuation token provided is incorrect',
        }),
      );
    },
  );
});
