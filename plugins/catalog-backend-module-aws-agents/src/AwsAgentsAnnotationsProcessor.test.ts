import type { Entity } from '@backstage/catalog-model';
import { AwsAgentsAnnotationsProcessor } from './AwsAgentsAnnotationsProcessor';

const ROLE = 'arn:aws:iam::111122223333:role/agents/payments-alloy';

function component(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'payments', annotations },
    spec: { type: 'service' },
  };
}

describe('AwsAgentsAnnotationsProcessor', () => {
  const processor = AwsAgentsAnnotationsProcessor.create();

  it('leaves entities alone that are not about agents', async () => {
    const entity = component({ 'other/annotation': 'x' });
    expect(await processor.postProcessEntity(entity)).toBe(entity);
  });

  it('leaves valid annotations alone', async () => {
    const entity = component({ 'aws-agents/role-arn': ROLE });
    expect(await processor.postProcessEntity(entity)).toBe(entity);
  });

  it('attaches every problem to the entity and lets it pass', async () => {
    const entity = component({
      'aws-agents/role-arn': 'payments-alloy',
      'aws-agents/platform': 'mainframe',
    });
    const processed = await processor.postProcessEntity(entity);
    expect(processed).toMatchObject(entity);
    expect(processed).toHaveProperty('status.items', [
      {
        type: 'backstage.io/catalog-processing',
        level: 'error',
        message: expect.stringContaining('InputError'),
        error: {
          name: 'InputError',
          message: expect.stringMatching(
            /aws-agents\/role-arn of component:default\/payments: "payments-alloy" is no ARN; expected arn:aws:iam::/,
          ),
        },
      },
      expect.objectContaining({
        error: {
          name: 'InputError',
          message:
            'Annotation aws-agents/platform of component:default/payments: "mainframe" is not known; expected one of ec2, eks-irsa, eks-pod-identity, ecs, on-premises',
        },
      }),
    ]);
  });

  it('keeps the status that others gave the entity', async () => {
    const item = { type: 'other', level: 'info', message: 'fine' };
    const entity = {
      ...component({ 'aws-agents/role-arn': 'x' }),
      status: { items: [item] },
    };
    const processed = await processor.postProcessEntity(entity);
    expect(processed).toHaveProperty('status.items', [item, expect.anything()]);
  });

  it('accepts capabilities from config', async () => {
    const entity = component({
      'aws-agents/role-arn': ROLE,
      'aws-agents/capabilities': 'acme-audit',
    });
    const tolerant = AwsAgentsAnnotationsProcessor.create({
      capabilities: ['acme-audit'],
    });
    expect(await tolerant.postProcessEntity(entity)).toBe(entity);
    expect(await processor.postProcessEntity(entity)).not.toBe(entity);
  });
});
