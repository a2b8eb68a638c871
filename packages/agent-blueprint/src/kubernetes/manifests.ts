import {
  ALLOY_IMAGE,
  ALLOY_PORT,
  FIREHOSE_PORT,
  alloyArguments,
} from '../build/alloyProgram';
import { secretsOf } from '../build/secretsOf';
import type { Blueprint } from '../build/types';
import type {
  EksIrsaPlatform,
  EksPodIdentityPlatform,
} from '../request/platformTypes';

/** A Kubernetes object as data. */
export type Manifest = Readonly<Record<string, unknown>>;

const LABELS = { 'app.kubernetes.io/name': 'alloy' };
/** User and group of the image. */
const ALLOY_USER = 473;
const CONFIGURATION_PATH = '/etc/alloy/config.alloy';

/**
 * What runs the agent on Kubernetes: one replica, replaced rather than rolled, for two at a time would count everything
 * twice.
 */
export function manifests(
  blueprint: Blueprint,
  platform: EksIrsaPlatform | EksPodIdentityPlatform,
): Manifest[] {
  const name = platform.serviceAccount;
  const metadata = { name, namespace: platform.namespace, labels: LABELS };
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: {
        ...metadata,
        ...(platform.type === 'eks-irsa' && {
          annotations: {
            'eks.amazonaws.com/role-arn': blueprint.agentRoleArn,
            'eks.amazonaws.com/sts-regional-endpoints': 'true',
          },
        }),
      },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      data: { 'config.alloy': blueprint.alloyConfiguration },
    },
    ...secretAccess(blueprint, name, platform.namespace),
    deployment(blueprint, name, platform.namespace),
    ...(portsOf(blueprint).length > 1
      ? [service(blueprint, name, platform.namespace)]
      : []),
  ];
}

/** Lets the agent read the secrets that its configuration refers to, and no others. */
function secretAccess(
  { request }: Blueprint,
  name: string,
  accountNamespace: string,
): Manifest[] {
  const byNamespace = new Map<string, string[]>();
  for (const { secret } of secretsOf(request)) {
    if (secret.type === 'kubernetes-secret') {
      const names = byNamespace.get(secret.namespace) ?? [];
      byNamespace.set(secret.namespace, [...new Set([...names, secret.name])]);
    }
  }
  return [...byNamespace].flatMap(([namespace, resourceNames]) => {
    const metadata = { name: `${name}-secrets`, namespace, labels: LABELS };
    return [
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata,
        rules: [
          {
            apiGroups: [''],
            resources: ['secrets'],
            resourceNames,
            verbs: ['get'],
          },
        ],
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata,
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'Role',
          name: `${name}-secrets`,
        },
        subjects: [
          { kind: 'ServiceAccount', name, namespace: accountNamespace },
        ],
      },
    ];
  });
}

function deployment(
  blueprint: Blueprint,
  name: string,
  namespace: string,
): Manifest {
  const { request, needsExperimental } = blueprint;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels: LABELS },
    spec: {
      replicas: 1,
      strategy: { type: 'Recreate' },
      selector: {
        matchLabels: { ...LABELS, 'app.kubernetes.io/instance': name },
      },
      template: {
        metadata: { labels: { ...LABELS, 'app.kubernetes.io/instance': name } },
        spec: {
          serviceAccountName: name,
          securityContext: {
            runAsUser: ALLOY_USER,
            runAsGroup: ALLOY_USER,
            fsGroup: ALLOY_USER,
            runAsNonRoot: true,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'alloy',
              image: ALLOY_IMAGE,
              args: alloyArguments(CONFIGURATION_PATH, needsExperimental),
              env: [{ name: 'AWS_REGION', value: request.regions[0] }],
              ports: portsOf(blueprint).map(({ name: portName, port }) => ({
                name: portName,
                containerPort: port,
              })),
              readinessProbe: { httpGet: { path: '/-/ready', port: 'http' } },
              resources: {
                requests: { cpu: '100m', memory: '256Mi' },
                limits: { memory: '512Mi' },
              },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
              volumeMounts: [
                { name: 'config', mountPath: '/etc/alloy' },
                { name: 'data', mountPath: '/var/lib/alloy/data' },
              ],
            },
          ],
          volumes: [
            { name: 'config', configMap: { name } },
            { name: 'data', emptyDir: {} },
          ],
        },
      },
    },
  };
}

interface NamedPort {
  readonly name: string;
  readonly port: number;
}

/** Alloy's own port, then those on which it receives. */
function portsOf({ request: { capabilities } }: Blueprint): NamedPort[] {
  return [
    { name: 'http', port: ALLOY_PORT },
    ...(capabilities.includes('firehose-delivery')
      ? [{ name: 'firehose', port: FIREHOSE_PORT }]
      : []),
    ...(capabilities.includes('xray-traces')
      ? [
          { name: 'otlp-grpc', port: 4317 },
          { name: 'otlp-http', port: 4318 },
        ]
      : []),
  ];
}

function service(
  blueprint: Blueprint,
  name: string,
  namespace: string,
): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels: LABELS },
    spec: {
      selector: { ...LABELS, 'app.kubernetes.io/instance': name },
      ports: portsOf(blueprint)
        .slice(1)
        .map(({ name: portName, port }) => ({
          name: portName,
          port,
          targetPort: portName,
        })),
    },
  };
}
