import { existsSync } from 'node:fs';
import {
  fromEnv,
  fromHttp,
  fromIni,
  fromInstanceMetadata,
  fromTokenFile,
} from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity } from '@aws-sdk/types';
import type { CredentialSource } from 'backstage-plugin-aws-agents-common';
import type { ClientSettings } from '../../aws';
import {
  kindOfProfile,
  type ProfileKind,
  type Surroundings,
} from './surroundings';

/** What a source needs to make calls of its own, to STS or to the SSO portal. */
export interface SourceSettings {
  sts: ClientSettings;
  /** The endpoint of all services, when config names one. */
  endpoint?: string;
}

/** One source of the credential chain. */
export interface ChainLink {
  source: CredentialSource;
  /** Whether the source is set up, and by what; or what is missing. */
  inspect(around: Surroundings): { isSetUp: boolean; reason: string };
  load(
    around: Surroundings,
    settings: SourceSettings,
  ): Promise<AwsCredentialIdentity>;
  /** The role that the source is for, where it is written down. */
  roleArn?(around: Surroundings): string | undefined;
}

/** IMDS is near or not there at all. */
const METADATA = { timeout: 1_000, maxRetries: 1 };
const CONTAINER = { timeout: 2_000, maxRetries: 2 };

const configKeys: ChainLink = {
  source: 'config-keys',
  inspect: ({ main }) =>
    main.accessKeyId
      ? { isSetUp: true, reason: 'aws.mainAccount.accessKeyId is set' }
      : { isSetUp: false, reason: 'aws.mainAccount.accessKeyId is not set' },
  load: async ({ main }) => ({
    accessKeyId: main.accessKeyId ?? '',
    secretAccessKey: main.secretAccessKey ?? '',
  }),
};

const configProfile: ChainLink = {
  source: 'config-profile',
  inspect: ({ main, profile }) => {
    if (!main.profile) {
      return { isSetUp: false, reason: 'aws.mainAccount.profile is not set' };
    }
    return profile
      ? { isSetUp: true, reason: `aws.mainAccount.profile is ${main.profile}` }
      : {
          isSetUp: true,
          reason: `aws.mainAccount.profile is ${main.profile}, which no config file defines`,
        };
  },
  load: loadProfile,
  roleArn: ({ profile }) => profile?.role_arn,
};

const environment: ChainLink = {
  source: 'environment',
  inspect: ({ env }) => {
    const missing = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].filter(
      name => !env[name],
    );
    if (missing.length) {
      return {
        isSetUp: false,
        reason: `${missing.join(' and ')} ${
          missing.length > 1 ? 'are' : 'is'
        } not set`,
      };
    }
    return env.AWS_PROFILE
      ? {
          isSetUp: false,
          reason: `AWS_PROFILE is set (${env.AWS_PROFILE}) and wins over AWS_ACCESS_KEY_ID`,
        }
      : {
          isSetUp: true,
          reason: env.AWS_SESSION_TOKEN
            ? 'AWS_ACCESS_KEY_ID is set, with a session token'
            : 'AWS_ACCESS_KEY_ID is set, without a session token',
        };
  },
  load: () => fromEnv()(),
};

const webIdentity: ChainLink = {
  source: 'web-identity',
  inspect: around => {
    if (kindOfProfile(around.profile) === 'web-identity') {
      return {
        isSetUp: true,
        reason: `profile ${around.profileName} has web_identity_token_file`,
      };
    }
    const { AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN: role } =
      around.env;
    if (!file || !role) {
      const missing = file ? 'AWS_ROLE_ARN' : 'AWS_WEB_IDENTITY_TOKEN_FILE';
      return { isSetUp: false, reason: `${missing} is not set` };
    }
    return {
      isSetUp: true,
      reason: existsSync(file)
        ? `AWS_WEB_IDENTITY_TOKEN_FILE is ${file}`
        : `AWS_WEB_IDENTITY_TOKEN_FILE is ${file}, which does not exist`,
    };
  },
  load: (around, settings) =>
    kindOfProfile(around.profile) === 'web-identity'
      ? loadProfile(around, settings)
      : fromTokenFile({ clientConfig: settings.sts })(),
  roleArn: ({ env, profile }) =>
    kindOfProfile(profile) === 'web-identity'
      ? profile?.role_arn
      : env.AWS_ROLE_ARN,
};

const container: ChainLink = {
  source: 'container',
  inspect: ({ env }) => {
    const name = [
      'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
      'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    ].find(variable => env[variable]);
    return name
      ? { isSetUp: true, reason: `${name} is set` }
      : {
          isSetUp: false,
          reason:
            'neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set',
        };
  },
  load: () => fromHttp(CONTAINER)(),
};

const instanceMetadata: ChainLink = {
  source: 'instance-metadata',
  inspect: ({ env }) =>
    env.AWS_EC2_METADATA_DISABLED && env.AWS_EC2_METADATA_DISABLED !== 'false'
      ? { isSetUp: false, reason: 'AWS_EC2_METADATA_DISABLED is set' }
      : {
          isSetUp: true,
          reason: 'the metadata service of the host is asked last',
        },
  load: () =>
    fromInstanceMetadata({ ...METADATA, ec2MetadataV1Disabled: true })(),
};

/**
 * The chain in the order in which the SDK asks, behind the two sources that
 * `aws.mainAccount` of app-config may name.
 */
export const CHAIN_LINKS: readonly ChainLink[] = [
  configKeys,
  configProfile,
  environment,
  fromProfile('sso', 'sso_session or sso_start_url'),
  fromProfile(
    'assume-role-profile',
    'role_arn with either source_profile or credential_source',
  ),
  fromProfile('shared-file', 'aws_access_key_id and aws_secret_access_key'),
  fromProfile('process', 'credential_process'),
  webIdentity,
  container,
  instanceMetadata,
];

function fromProfile(
  source: Exclude<ProfileKind, 'none' | 'web-identity'>,
  keys: string,
): ChainLink {
  return {
    source,
    inspect: ({ profile, profileName }) => {
      if (!profile) {
        return {
          isSetUp: false,
          reason: `no config or credentials file defines the profile ${profileName}`,
        };
      }
      return kindOfProfile(profile) === source
        ? { isSetUp: true, reason: `profile ${profileName} has ${keys}` }
        : {
            isSetUp: false,
            reason: `profile ${profileName} does not have ${keys}`,
          };
    },
    load: loadProfile,
    roleArn: ({ profile }) =>
      source === 'assume-role-profile' ? profile?.role_arn : undefined,
  };
}

function loadProfile(
  { profileName, profile }: Surroundings,
  { sts, endpoint }: SourceSettings,
): Promise<AwsCredentialIdentity> {
  const { region, endpoint: stsEndpoint, ...clientConfig } = sts;
  const ownEndpoint = kindOfProfile(profile) === 'sso' ? endpoint : stsEndpoint;
  return fromIni({
    profile: profileName,
    ignoreCache: true,
    // The profile's own regions, of STS and of SSO, go before ours.
    parentClientConfig: { region },
    clientConfig: {
      ...clientConfig,
      ...(ownEndpoint ? { endpoint: ownEndpoint } : {}),
    },
  })();
}
