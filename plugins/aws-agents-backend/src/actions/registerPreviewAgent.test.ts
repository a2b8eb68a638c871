import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { registerPreviewAgent } from './registerPreviewAgent';

const ANSWER = {
  entityRef: 'component:default/returns',
  problems: [],
  files: [{ path: 'README.md', content: '# returns' }],
  roles: [],
  needs: [
    { role: 'AgentRole', action: 'a:B', resource: '*', why: '', met: 'fully' },
  ],
  leftOut: [],
  findings: [],
  annotations: { 'aws-agents/platform': 'ec2' },
  notes: [],
} as const;

describe('the action preview-agent', () => {
  const preview = jest.fn(async () => structuredClone(ANSWER) as never);
  const registry = actionsRegistryServiceMock();
  registerPreviewAgent({ actionsRegistry: registry, service: { preview } });

  it('answers as the service does, for the caller', async () => {
    const credentials = mockCredentials.user();
    const input = {
      entityRef: ANSWER.entityRef,
      accountId: '111122223333',
      regions: ['eu-west-1'],
      platform: { type: 'ec2' },
    };
    const { output } = await registry.invoke({
      id: 'test:preview-agent',
      input,
      credentials,
    });
    const { needs: _, ...rest } = ANSWER;
    expect(output).toEqual(rest);
    expect(preview).toHaveBeenCalledWith(
      expect.objectContaining({ ...input, flavour: 'terraform', metrics: [] }),
      { credentials },
    );
  });

  it('refuses input of another shape', async () => {
    await expect(
      registry.invoke({ id: 'test:preview-agent', input: { entityRef: 7 } }),
    ).rejects.toThrow('Invalid input');
  });
});
