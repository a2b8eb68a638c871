import { loadSharedConfigFiles } from '@smithy/core/config';
import type { Config } from '@backstage/config';

/** One profile of the shared config and credentials files, merged. */
export type Profile = Readonly<Record<string, string | undefined>>;

/** Everything that decides which source of the chain answers. */
export interface Surroundings {
  env: NodeJS.ProcessEnv;
  /** `aws.mainAccount` of app-config. */
  main: {
    accessKeyId?: string;
    secretAccessKey?: string;
    profile?: string;
  };
  /** Name of the profile in use, which need not exist. */
  profileName: string;
  /** Undefined when it does not exist. */
  profile?: Profile;
}

/** Looks around anew: files and variables may have changed. */
export async function readSurroundings(
  config: Config,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Surroundings> {
  const section = config.getOptionalConfig('aws.mainAccount');
  const main = {
    accessKeyId: section?.getOptionalString('accessKeyId'),
    secretAccessKey: section?.getOptionalString('secretAccessKey')?.trim(),
    profile: section?.getOptionalString('profile'),
  };
  const profileName = main.profile ?? (env.AWS_PROFILE || 'default');
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    ignoreCache: true,
  });
  const profile =
    configFile[profileName] || credentialsFile[profileName]
      ? { ...configFile[profileName], ...credentialsFile[profileName] }
      : undefined;
  return { env, main, profileName, ...(profile ? { profile } : {}) };
}

/** What a profile gets its credentials from, in the SDK's order of precedence. */
export type ProfileKind =
  | 'assume-role-profile'
  | 'shared-file'
  | 'web-identity'
  | 'process'
  | 'sso'
  | 'none';

/** Source: resolveProfileData of the AWS SDK for JavaScript v3. */
export function kindOfProfile(profile: Profile | undefined): ProfileKind {
  if (!profile) {
    return 'none';
  }
  if (
    profile.role_arn &&
    Boolean(profile.source_profile) !== Boolean(profile.credential_source)
  ) {
    return 'assume-role-profile';
  }
  if (profile.aws_access_key_id && profile.aws_secret_access_key) {
    return 'shared-file';
  }
  if (profile.web_identity_token_file && profile.role_arn) {
    return 'web-identity';
  }
  if (profile.credential_process) {
    return 'process';
  }
  return profile.sso_start_url || profile.sso_session ? 'sso' : 'none';
}
