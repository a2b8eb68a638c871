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

  it('sends references that are filled in half, for the preview to tell', () => {
    const metricsAuth = { username: '', password: { type: 'file', path: '' } };
    expect(
      requestOfForm({
        entityRef: 'component:default/returns',
        destinations: { metricsUrl: 'https://a', metricsAuth },
      })?.destinations,
    ).toEqual({ metricsUrl: 'https://a', metricsAuth });
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
