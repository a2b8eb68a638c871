import { ampRegion } from '../build/ampRegion';
import { RequestChecker, describe, isRecord } from './RequestChecker';
import { RULES } from './rules';

const MAX_URL_LENGTH = 2048;
/** Hosts that are reached without leaving the machine or the cluster. */
const LOCAL_HOST =
  /^(?:[a-z0-9-]+|127(?:\.\d+){3}|[a-z0-9.-]+\.(?:svc|svc\.cluster\.local|internal|local))$/;

/** Kind of secret reference that a platform can resolve. */
const SECRET_TYPES: Readonly<Record<string, string>> = {
  ec2: 'file',
  'on-premises': 'file',
  ecs: 'secrets-manager',
  'eks-irsa': 'kubernetes-secret',
  'eks-pod-identity': 'kubernetes-secret',
};

/** Checks where the agent sends what it collects. */
export function checkDestinations(
  checker: RequestChecker,
  value: unknown,
  platformType: unknown,
): void {
  const path = '$.destinations';
  const destinations = checker.members(path, value);
  const secretType = SECRET_TYPES[String(platformType)];
  for (const name of ['metrics', 'logs']) {
    if (destinations[name] === undefined) continue;
    const at = `${path}.${name}`;
    const destination = checker.members(at, destinations[name]);
    checkUrl(checker, `${at}.url`, destination.url);
    checkBasicAuth(checker, `${at}.basicAuth`, destination, secretType);
    checker.optionalText(
      `${at}.tenantId`,
      destination.tenantId,
      RULES.tenantId,
    );
  }
  if (destinations.firehoseAccessKey !== undefined) {
    checkSecret(
      checker,
      `${path}.firehoseAccessKey`,
      destinations.firehoseAccessKey,
      secretType,
    );
  }
}

function checkUrl(checker: RequestChecker, path: string, value: unknown): void {
  const expected = 'an https URL; http within the machine or the cluster';
  if (
    typeof value !== 'string' ||
    value.length > MAX_URL_LENGTH ||
    // eslint-disable-next-line no-control-regex
    /[\s\u0000-\u001f\u007f"'`\\<>{}$]/.test(value) ||
    !URL.canParse(value)
  ) {
    // May hold a password, so it is not repeated.
    checker.add(
      path,
      value === undefined ? 'is missing' : 'is no URL that can be used',
      expected,
    );
    return;
  }
  const { protocol, username, password, hostname } = new URL(value);
  if (username || password) {
    checker.add(
      path,
      'has a user name or password in it',
      'basicAuth, with the password by reference',
    );
  }
  const isSafe =
    protocol === 'https:' ||
    (protocol === 'http:' && LOCAL_HOST.test(hostname));
  if (!isSafe) checker.add(path, `is for ${protocol}//${hostname}`, expected);
}

function checkBasicAuth(
  checker: RequestChecker,
  path: string,
  { url, basicAuth }: Readonly<Record<string, unknown>>,
  secretType: string | undefined,
): void {
  if (basicAuth === undefined) return;
  const auth = checker.members(path, basicAuth);
  checker.text(`${path}.username`, auth.username, RULES.username);
  checkSecret(checker, `${path}.password`, auth.password, secretType);
  if (typeof url === 'string' && ampRegion(url)) {
    checker.add(
      path,
      'is for Amazon Managed Service for Prometheus',
      'no basicAuth: its requests are signed',
    );
  }
}

/** Never repeats the value: it may be the secret itself. */
function checkSecret(
  checker: RequestChecker,
  path: string,
  value: unknown,
  secretType: string | undefined,
): void {
  if (!isRecord(value)) {
    checker.add(
      path,
      value === undefined ? 'is missing' : 'is no reference to a secret',
      `an object with type ${
        secretType ?? 'secrets-manager'
      }, never the secret itself`,
    );
    return;
  }
  if (secretType !== undefined && value.type !== secretType) {
    checker.add(
      `${path}.type`,
      describe(value.type),
      `${secretType} on this platform`,
    );
    return;
  }
  const text = (name: string, rule: keyof typeof RULES) =>
    checker.text(`${path}.${name}`, value[name], RULES[rule]);
  switch (value.type) {
    case 'secrets-manager':
      text('arn', 'secretArn');
      checker.optionalText(`${path}.jsonKey`, value.jsonKey, RULES.jsonKey);
      checker.optionalText(
        `${path}.kmsKeyArn`,
        value.kmsKeyArn,
        RULES.kmsKeyArn,
      );
      return;
    case 'kubernetes-secret':
      text('name', 'kubernetesName');
      text('namespace', 'kubernetesLabel');
      text('key', 'kubernetesKey');
      return;
    default:
      text('path', 'filePath');
  }
}
