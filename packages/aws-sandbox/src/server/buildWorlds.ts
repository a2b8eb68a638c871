import { CloudWatchWorld } from '../services/cloudwatch';
import { S3World } from '../services/s3';
import { SecretWorld } from '../services/secretsmanager';
import { ParameterWorld } from '../services/ssm';
import { IdentityCenter } from '../services/sso';
import { TagWorld } from '../services/tagging';
import {
  SeedError,
  SeedReader,
  World,
  type ResolvedSeed,
  type SandboxClock,
} from '../world';

/** What exists, by the service that keeps it. */
export interface Worlds {
  /** Accounts and their IAM. */
  readonly world: World;
  readonly cloudwatch: CloudWatchWorld;
  readonly s3: S3World;
  readonly parameters: ParameterWorld;
  readonly secrets: SecretWorld;
  readonly identityCenter: IdentityCenter;
  readonly tags: TagWorld;
}

function cloudWatchFrom(
  seed: ResolvedSeed,
  clock: SandboxClock,
  reader: SeedReader,
): CloudWatchWorld {
  try {
    return CloudWatchWorld.create(seed.accounts, () => clock.now());
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    reader.report('accounts', error.message);
    return CloudWatchWorld.create([], () => clock.now());
  }
}

/**
 * Builds everything that a seed describes.
 *
 * @throws {@link SeedError} with every problem found
 */
export function buildWorlds(seed: ResolvedSeed, clock: SandboxClock): Worlds {
  const reader = SeedReader.create(clock.now());
  const world = World.create(seed, clock, reader);
  const worlds = {
    world,
    cloudwatch: cloudWatchFrom(seed, clock, reader),
    s3: S3World.create(seed.accounts, reader),
    parameters: ParameterWorld.create(seed.accounts, reader),
    tags: TagWorld.create(seed.accounts),
    secrets: SecretWorld.create(seed.accounts, reader),
    identityCenter: IdentityCenter.create(seed.identityCenter, world, reader),
  };
  if (reader.problems.length > 0) throw new SeedError(reader.problems);
  return worlds;
}
