import { findHazards, type HazardFacts } from './hazards';

const KEY = { accessKeyId: 'AKIA', secretAccessKey: 's' };

function idsOf(
  facts: Partial<HazardFacts>,
  env: NodeJS.ProcessEnv = {},
): string[] {
  return findHazards({
    around: { env, main: {}, profileName: 'default' },
    credentials: { ...KEY, sessionToken: 't' },
    ...facts,
  }).map(({ id }) => id);
}

// Those of each source are found on the way through it, in the tests of the
// sources; these are the ones that no endpoint can be made to show.
describe('findHazards', () => {
  it('finds none where a role answers as it should', () => {
    expect(idsOf({ source: 'container' })).toEqual([]);
    expect(idsOf({ source: 'environment' })).toEqual([]);
  });

  it('does not take temporary credentials of a profile for static keys', () => {
    const env = { AWS_WEB_IDENTITY_TOKEN_FILE: '/token' };
    expect(idsOf({ source: 'config-profile' }, env)).toEqual([]);
  });

  it('notices that the metadata service extends an expiry', () => {
    const credentials = { ...KEY, originalExpiration: new Date(0) };
    expect(idsOf({ source: 'instance-metadata', credentials })).toEqual([
      'imds-extends-expiry',
    ]);
  });

  it.each(['shared-file', 'config-keys', 'config-profile'] as const)(
    'finds keys of %s that shadow a task role',
    source => {
      const env = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2' };
      expect(idsOf({ source, credentials: KEY }, env)).toEqual([
        'static-keys-shadow-role',
        'long-lived-key',
      ]);
    },
  );
});
