import type { Config } from '@backstage/config';
import type { AwsCredentialIdentity } from '@aws-sdk/types';
import type {
  ChainStep,
  CredentialChainResponse,
} from 'backstage-plugin-aws-agents-common';
import { AwsFailureError, isAwsFailureError } from '../../aws';
import type { StoredKeyConfig } from '../../config';
import type { Clock } from '../Clock';
import type { CallerIdentityReader } from './CallerIdentityReader';
import { CREDENTIAL_METHODS } from './credentialMethods';
import { CredentialCell } from './CredentialCell';
import { chainSummary, portalHop } from './describeIdentity';
import { findHazards } from './hazards';
import { answersWithoutToken } from './imdsV1';
import type { SourceSettings } from './links';
import { noCredentials } from './noCredentials';
import { lifetimeOf, type PortalCredentials } from './PortalCredentials';
import type { StoredKeyReader } from './StoredKeyReader';
import { readSurroundings, type Surroundings } from './surroundings';
import { walkChain, type ChainWalk } from './walkChain';

/** What the newest walk along the chain found. */
interface LastWalk {
  walk: ChainWalk;
  around: Surroundings;
  imdsV1Answers?: boolean;
}

/** Pause after the chain could not be renewed. */
const RETRY_MS = 15_000;

/**
 * Who the portal is before it assumes anything: the first source of the
 * credential chain that answers, or the stored key that its identity can read.
 */
export class PortalIdentity {
  private readonly cell: CredentialCell<PortalCredentials>;
  private lastWalk: LastWalk | null = null;
  private storedKeyStep: ChainStep | null = null;

  private constructor(
    private readonly rootConfig: Config,
    private readonly settings: SourceSettings,
    private readonly callers: CallerIdentityReader,
    private readonly clock: Clock,
    private readonly stored?: {
      config: StoredKeyConfig;
      reader: StoredKeyReader;
    },
  ) {
    this.cell = CredentialCell.create({
      load: () => this.load(),
      clock,
      retryMs: RETRY_MS,
    });
  }

  static create(options: {
    rootConfig: Config;
    settings: SourceSettings;
    callers: CallerIdentityReader;
    clock: Clock;
    stored?: { config: StoredKeyConfig; reader: StoredKeyReader };
  }): PortalIdentity {
    const { rootConfig, settings, callers, clock, stored } = options;
    return new PortalIdentity(rootConfig, settings, callers, clock, stored);
  }

  /**
   * Credentials that are good for another minute at least.
   *
   * @throws AwsFailureError when no source answers
   */
  get(): Promise<PortalCredentials> {
    return this.cell.get();
  }

  /** Has the chain walked anew, because AWS no longer accepts the credentials. */
  invalidate(): void {
    this.cell.invalidate();
  }

  /** What is known, without asking AWS when it was asked before. */
  async explain(): Promise<CredentialChainResponse> {
    const identity = await this.cell.get().catch(() => null);
    const error = this.cell.lastError();
    const failure = isAwsFailureError(error) ? error.failure : undefined;
    const { walk, around, imdsV1Answers } = this.lastWalk ?? {
      walk: { steps: [] },
      around: await readSurroundings(this.rootConfig),
    };
    const hazards = findHazards({
      around,
      source: identity?.source,
      credentials: identity?.credentials,
      imdsV1Answers,
    });
    const steps = this.storedKeyStep
      ? [...walk.steps, this.storedKeyStep]
      : walk.steps;
    return {
      steps,
      identity: portalHop(identity, failure, hazards),
      summary: chainSummary(steps),
      at: new Date(this.clock.now()).toISOString(),
    };
  }

  private async load(): Promise<PortalCredentials> {
    const around = await readSurroundings(this.rootConfig);
    const walk = await walkChain(around, this.settings);
    const imdsV1Answers =
      walk.found?.source === 'instance-metadata'
        ? await answersWithoutToken(around.env)
        : undefined;
    this.lastWalk = { walk, around, imdsV1Answers };
    if (!walk.found) {
      throw new AwsFailureError(noCredentials(walk.steps, this.clock.now()));
    }
    return this.stored
      ? this.loadStored(walk.found.credentials, this.stored)
      : {
          source: walk.found.source,
          roleArn: walk.found.roleArn,
          credentials: walk.found.credentials,
          ...lifetimeOf(walk.found.credentials, this.clock),
          ...(await this.callers.read(walk.found.credentials)),
        };
  }

  private async loadStored(
    chain: AwsCredentialIdentity,
    { config, reader }: { config: StoredKeyConfig; reader: StoredKeyReader },
  ): Promise<PortalCredentials> {
    const { security, overhead } = CREDENTIAL_METHODS[config.store];
    const step = (outcome: ChainStep['outcome'], reason: string) => {
      this.storedKeyStep = {
        source: config.store,
        outcome,
        reason,
        security,
        overhead,
      };
    };
    try {
      const credentials = await reader.read(chain);
      step('used', `${config.name} was read with the identity of the chain`);
      return {
        source: config.store,
        credentials,
        ...lifetimeOf(credentials, this.clock, config.refreshSeconds * 1000),
        ...(await this.callers.read(credentials)),
      };
    } catch (error) {
      const said = isAwsFailureError(error) ? error.failure.message : '';
      step('failed', `${config.name} could not be read; ${said}`);
      throw error;
    }
  }
}
