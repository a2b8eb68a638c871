import { createRequestView } from './requestView';

const bob = {
  kind: 'user',
  arn: 'arn:aws:iam::111122223333:user/bob',
} as const;

describe('createRequestView', () => {
  it('finds context keys in any case, and derives the others', () => {
    const { context, lookup } = createRequestView({
      principal: bob,
      action: 'S3:GetObject',
      resource: '*',
      context: { 'AWS:SourceIP': '203.0.113.7', 'aws:TagKeys': ['a', 'b'] },
    });
    expect(context.values('aws:sourceip')).toEqual(['203.0.113.7']);
    expect(context.values('aws:tagkeys')).toEqual(['a', 'b']);
    expect(context.values('aws:username')).toEqual(['bob']);
    expect(context.values('aws:currenttime')).toBeUndefined();
    expect(lookup('AWS:UserName')).toBe('bob');
    expect(lookup('aws:TagKeys')).toBeUndefined();
  });

  it('lets the context override what would be derived', () => {
    const { context } = createRequestView({
      principal: bob,
      action: 's3:GetObject',
      resource: '*',
      context: { 'aws:ViaAWSService': 'true' },
    });
    expect(context.values('aws:viaawsservice')).toEqual(['true']);
  });

  it('takes undefined as absent', () => {
    const { context } = createRequestView({
      principal: bob,
      action: 's3:GetObject',
      resource: '*',
      context: { 'aws:username': undefined, 'sts:ExternalId': undefined },
    });
    expect(context.values('aws:username')).toEqual(['bob']);
    expect(context.values('sts:externalid')).toBeUndefined();
  });

  it('prepares action and resource', () => {
    const view = createRequestView({
      principal: bob,
      action: 'S3:GetObject',
      resource: 'arn:aws:s3:::B/k',
    });
    expect(view.lowerCaseAction).toBe('s3:getobject');
    expect(view.resourceParts?.[5]).toBe('B/k');
  });
});
