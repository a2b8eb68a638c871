import { PRESETS, requestFor } from '../__testUtils__/requests';
import { createBlueprint } from '../build/createBlueprint';
import { renderFiles } from '../renderFiles';

const contentOf = (
  platform: 'ec2' | 'on-premises',
  path: string,
  preset: keyof typeof PRESETS = 'metrics',
) =>
  renderFiles(createBlueprint(requestFor(platform, PRESETS[preset])), {
    flavour: 'terraform',
  }).find(file => file.path === path)?.content;

describe('Files for a machine', () => {
  it('tell the service what it needs', () => {
    expect(contentOf('ec2', 'host/alloy.env', 'logs')).toBe(
      [
        'CONFIG_FILE="/etc/alloy/config.alloy"',
        'CUSTOM_ARGS="--server.http.listen-addr=127.0.0.1:12345 --stability.level=experimental"',
        'RESTART_ON_UPGRADE=true',
        'AWS_REGION="eu-west-1"',
        '',
      ].join('\n'),
    );
    expect(contentOf('on-premises', 'host/alloy.env')).toContain(
      'AWS_CONFIG_FILE="/etc/alloy/aws-config"\n',
    );
  });

  it('get credentials by certificate, outside AWS only', () => {
    expect(contentOf('on-premises', 'host/aws-config')).toBe(
      [
        '[default]',
        'region = eu-west-1',
        'credential_process = /usr/local/bin/aws_signing_helper credential-process --certificate /etc/alloy/pki/certificate.pem --private-key /etc/alloy/pki/private-key.pem --trust-anchor-arn arn:aws:rolesanywhere:eu-west-1:111122223333:trust-anchor/0a1b2c3d-0000-4000-8000-1234567890ab --profile-arn ROLES_ANYWHERE_PROFILE_ARN --role-arn arn:aws:iam::111122223333:role/agents/payments-alloy',
        '',
      ].join('\n'),
    );
    expect(contentOf('ec2', 'host/aws-config')).toBeUndefined();
  });
});
