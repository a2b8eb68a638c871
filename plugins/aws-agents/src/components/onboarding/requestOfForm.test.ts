import { requestOfForm } from './requestOfForm';

describe('requestOfForm', () => {
  it('waits for an entity', () => {
    expect(requestOfForm(undefined)).toBeUndefined();
    expect(requestOfForm({ accountId: '111122223333' })).toBeUndefined();
  });

  it('takes what has a value, and nothing that is not of the request', () => {
    expect(
      requestOfForm({
        entityRef: 'component:default/returns',
        accountId: '',
        metrics: ['AWS/SQS{}', undefined, ''],
        platform: { type: 'ec2', clusterName: '' },
        destinations: { metricsUrl: '' },
        repoUrl: 'github.com?owner=acme',
      }),
    ).toEqual({
      entityRef: 'component:default/returns',
      accountId: '',
      regions: [],
      platform: { type: 'ec2' },
      capabilities: [],
      metrics: ['AWS/SQS{}'],
      deliveries: [],
      logGroups: [],
      logFiles: [],
      resources: [],
      destinations: {},
      flavour: 'terraform',
    });
  });

  it('does not ask with a platform that is not chosen yet', () => {
    expect(
      requestOfForm({
        entityRef: 'component:default/returns',
        platform: { type: '' },
      })?.platform,
    ).toBeUndefined();
  });
});
