import type { Config } from '@backstage/config';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { clientSettings, type RateLimiter } from '../aws';
import type { AwsAgentsConfig } from '../config';
import type { Clock } from './Clock';
import {
  AccountIdentities,
  CallerIdentityReader,
  PortalIdentity,
  StoredKeyReader,
} from './identity';

/** The portal identity, and the identities that app-config gives it in single accounts. */
export function createIdentities(options: {
  config: AwsAgentsConfig;
  rates: RateLimiter;
  rootConfig: Config;
  requestHandler: NodeHttpHandler;
  clock: Clock;
  env?: NodeJS.ProcessEnv;
}): { portal: PortalIdentity; accounts: AccountIdentities } {
  const { config, rates, rootConfig, requestHandler, clock } = options;
  const { env = process.env } = options;
  // Not held against a partition: the portal's own decides, whichever it is.
  const region =
    rootConfig.getOptionalString('aws.mainAccount.region') ??
    config.sts.region ??
    (env.AWS_REGION || config.defaultRegions[0]);
  const sts = clientSettings(config, 'sts', region, requestHandler);
  const { storedKey } = config;
  return {
    portal: PortalIdentity.create({
      rootConfig,
      settings: { sts, endpoint: config.endpoint },
      callers: CallerIdentityReader.create(sts, rates),
      clock,
      ...(storedKey
        ? {
            stored: {
              config: storedKey,
              reader: StoredKeyReader.create({
                config,
                storedKey,
                region,
                requestHandler,
              }),
            },
          }
        : {}),
    }),
    accounts: AccountIdentities.create({
      rootConfig,
      callers: CallerIdentityReader.create(sts, rates),
      clock,
    }),
  };
}
