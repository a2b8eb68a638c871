/** What a user has entered about a secret; never the secret. */
export interface SecretDraft {
  name: string;
  namespace: string;
  key: string;
  arn: string;
  jsonKey: string;
  path: string;
}

/** One text that a reference takes. */
export interface SecretPart {
  part: keyof SecretDraft;
  title: string;
  help: string;
  optional?: true;
}

interface SecretKind {
  type: 'kubernetes-secret' | 'secrets-manager' | 'file';
  parts: readonly SecretPart[];
}

const KUBERNETES: SecretKind = {
  type: 'kubernetes-secret',
  parts: [
    { part: 'name', title: 'Kubernetes secret', help: 'Its name' },
    {
      part: 'namespace',
      title: 'Namespace of the secret',
      help: 'That of the agent, for a pod to read it',
    },
    { part: 'key', title: 'Key in the secret', help: 'Such as password' },
  ],
};
const SECRETS_MANAGER: SecretKind = {
  type: 'secrets-manager',
  parts: [
    {
      part: 'arn',
      title: 'ARN of the secret in Secrets Manager',
      help: 'With its six characters at the end; the execution role may read this secret only',
    },
    {
      part: 'jsonKey',
      title: 'Key in the secret',
      help: 'Where the secret is a JSON object',
      optional: true,
    },
  ],
};
const FILE: SecretKind = {
  type: 'file',
  parts: [
    {
      part: 'path',
      title: 'File on the machine',
      help: 'Absolute, readable by the agent alone',
    },
  ],
};

const KINDS: Readonly<Record<string, SecretKind>> = {
  'eks-irsa': KUBERNETES,
  'eks-pod-identity': KUBERNETES,
  ecs: SECRETS_MANAGER,
  ec2: FILE,
  'on-premises': FILE,
};

/** How secrets reach the agent on a platform. */
export function secretKindOf(platform: string | undefined): SecretKind {
  return KINDS[platform ?? ''] ?? FILE;
}

/** The reference as it is sent; what is missing is empty, and told by the preview. */
export function secretReferenceOf(
  draft: SecretDraft,
  platform: string | undefined,
): Record<string, string> {
  const { type, parts } = secretKindOf(platform);
  return {
    type,
    ...Object.fromEntries(
      parts
        .filter(({ part, optional }) => !optional || draft[part])
        .map(({ part }) => [part, draft[part].trim()]),
    ),
  };
}

/** What was entered before, when the form comes back to the field. */
export function draftOf(
  reference: Record<string, unknown>,
  namespace: string | undefined,
): SecretDraft {
  const text = (name: string, otherwise = '') =>
    typeof reference[name] === 'string' ? String(reference[name]) : otherwise;
  return {
    name: text('name'),
    namespace: text('namespace', namespace),
    key: text('key'),
    arn: text('arn'),
    jsonKey: text('jsonKey'),
    path: text('path'),
  };
}
