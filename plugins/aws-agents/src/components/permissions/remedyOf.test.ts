import type { NeededPermission } from 'backstage-plugin-aws-agents-common';
import { missingNeed, place } from '../../__fixtures__';
import { remedyOf } from './remedyOf';

const stopped = (stoppedBy: Partial<NeededPermission['stoppedBy']>) =>
  remedyOf(
    missingNeed('s3:GetObject', {
      resource: 'arn:aws:s3:::b/*',
      stoppedBy: {
        policyType: 'identity',
        explicit: false,
        text: 'x',
        ...stoppedBy,
      },
    }),
  );

describe('remedyOf', () => {
  it('hands over the statement that is missing', () => {
    const { snippet } = stopped({});
    expect(JSON.parse(snippet?.text ?? '')).toEqual({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::b/*',
    });
    expect(stopped({ policyType: 'boundary' })).toEqual({
      text: expect.stringContaining('permissions boundary'),
      snippet: { title: 'Statement for the boundary', text: snippet?.text },
    });
  });

  it('offers no statement where none helps', () => {
    expect(stopped({ policyType: 'scp' })).toEqual({
      text: expect.stringContaining('who run the organisation'),
    });
    expect(
      stopped({
        explicit: true,
        policyType: 'boundary',
        statement: place({ sid: 'Guard', policyName: 'limits' }),
      }),
    ).toEqual({ text: expect.stringContaining('out of Guard in limits') });
    expect(stopped({ explicit: true, policyType: 'scp' }).text).toContain(
      'the statement that denies',
    );
  });
});
