import { ALLOY_PORT } from '../build/alloyProgram';
import type { Blueprint } from '../build/types';
import type { OnPremisesPlatform } from '../request/platformTypes';

export const DEFAULT_CERTIFICATE_PATH = '/etc/alloy/pki/certificate.pem';
export const DEFAULT_PRIVATE_KEY_PATH = '/etc/alloy/pki/private-key.pem';
/** Stands where the ARN is known only after deployment. */
export const PROFILE_ARN_PLACEHOLDER = 'ROLES_ANYWHERE_PROFILE_ARN';

/** The environment of the service `alloy` of Grafana's packages: `/etc/default/alloy` or `/etc/sysconfig/alloy`. */
export function serviceEnvironment({
  request: { platform, regions },
  needsExperimental,
}: Blueprint): string {
  const args = [
    `--server.http.listen-addr=127.0.0.1:${ALLOY_PORT}`,
    ...(needsExperimental ? ['--stability.level=experimental'] : []),
  ].join(' ');
  return [
    'CONFIG_FILE="/etc/alloy/config.alloy"',
    `CUSTOM_ARGS="${args}"`,
    'RESTART_ON_UPGRADE=true',
    `AWS_REGION="${regions[0]}"`,
    ...(platform.type === 'on-premises'
      ? ['AWS_CONFIG_FILE="/etc/alloy/aws-config"']
      : []),
    '',
  ].join('\n');
}

/**
 * The AWS configuration file by which the SDK gets credentials from IAM Roles Anywhere.
 * Source: IAM Roles Anywhere User Guide, "Get temporary security credentials".
 */
export function awsConfigFile(
  { request, agentRoleArn }: Blueprint,
  platform: OnPremisesPlatform,
): string {
  const command = [
    '/usr/local/bin/aws_signing_helper',
    'credential-process',
    '--certificate',
    platform.certificatePath ?? DEFAULT_CERTIFICATE_PATH,
    '--private-key',
    platform.privateKeyPath ?? DEFAULT_PRIVATE_KEY_PATH,
    '--trust-anchor-arn',
    platform.trustAnchorArn,
    '--profile-arn',
    PROFILE_ARN_PLACEHOLDER,
    '--role-arn',
    agentRoleArn,
  ].join(' ');
  return `[default]\nregion = ${request.regions[0]}\ncredential_process = ${command}\n`;
}
