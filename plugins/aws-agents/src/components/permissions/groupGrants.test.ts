import type { Grant } from 'backstage-plugin-aws-agents-common';
import { groupGrants } from './groupGrants';

const grant = (service: string, breadth?: string): Grant => ({
  effect: 'Allow',
  service,
  actions: ['Get*'],
  notAction: false,
  resources: ['*'],
  notResource: false,
  conditions: [],
  policy: 'p',
  statementIndex: 0,
  ...(breadth && { breadth }),
});

describe('groupGrants', () => {
  it('puts all services and broad groups first, then goes by name', () => {
    const groups = groupGrants([
      grant('s3'),
      grant('cloudwatch'),
      grant('iam', 'may pass any role'),
      grant('*', 'everything'),
      grant('s3', 'may delete'),
    ]);
    expect(
      groups.map(({ service, grants, broad }) => [
        service,
        grants.length,
        broad,
      ]),
    ).toEqual([
      ['*', 1, true],
      ['iam', 1, true],
      ['s3', 2, true],
      ['cloudwatch', 1, false],
    ]);
  });

  it('puts a statement with NotAction together again', () => {
    const except = (service: string, statementIndex: number): Grant => ({
      ...grant(service, 'everything but'),
      actions: ['*'],
      notAction: true,
      statementIndex,
    });
    const groups = groupGrants([
      except('iam', 0),
      except('account', 0),
      except('s3', 1),
    ]);
    expect(groups).toHaveLength(1);
    expect(groups[0].service).toBe('*');
    expect(groups[0].grants.map(({ actions }) => actions)).toEqual([
      ['iam:*', 'account:*'],
      ['s3:*'],
    ]);
  });
});
