import { PLATFORMS, requestFor } from '../__testUtils__/requests';
import { createBlueprint } from '../build/createBlueprint';
import { manifests } from './manifests';

const objectsOf = (platform: 'eks-irsa' | 'eks-pod-identity') => {
  const request = PLATFORMS[platform];
  if (request.type !== platform) throw new Error('Another platform');
  return manifests(createBlueprint(requestFor(platform)), request) as any[];
};
const find = (objects: any[], kind: string) =>
  objects.find(object => object.kind === kind);

describe('manifests', () => {
  it('name the role on the service account for IRSA, and not for Pod Identity', () => {
    expect(
      find(objectsOf('eks-irsa'), 'ServiceAccount').metadata.annotations,
    ).toEqual({
      'eks.amazonaws.com/role-arn':
        'arn:aws:iam::111122223333:role/agents/payments-alloy',
      'eks.amazonaws.com/sts-regional-endpoints': 'true',
    });
    expect(
      find(objectsOf('eks-pod-identity'), 'ServiceAccount').metadata,
    ).not.toHaveProperty('annotations');
  });

  it('run one replica, never two at a time', () => {
    const { spec } = find(objectsOf('eks-irsa'), 'Deployment');
    expect([spec.replicas, spec.strategy.type]).toEqual([1, 'Recreate']);
    expect(spec.template.metadata.labels).toEqual(spec.selector.matchLabels);
    expect(spec.template.spec.containers[0].securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
    });
  });

  it('let the agent read the one secret that it needs', () => {
    const objects = objectsOf('eks-irsa');
    expect(find(objects, 'Role').rules).toEqual([
      {
        apiGroups: [''],
        resources: ['secrets'],
        resourceNames: ['loki'],
        verbs: ['get'],
      },
    ]);
    expect(find(objects, 'RoleBinding').subjects).toEqual([
      {
        kind: 'ServiceAccount',
        name: 'payments-alloy',
        namespace: 'monitoring',
      },
    ]);
  });
});
