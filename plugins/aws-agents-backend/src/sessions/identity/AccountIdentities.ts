import type { Config } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import type { CredentialSource } from 'backstage-plugin-aws-agents-common';
import type { Clock } from '../Clock';
import type { CallerIdentityReader } from './CallerIdentityReader';
import { CredentialCell } from './CredentialCell';
import { lifetimeOf, type PortalCredentials } from './PortalCredentials';

const RETRY_MS = 15_000;

/**
 * Identities that `aws.accounts` and `aws.accountDefaults` of app-config give
 * the portal in single accounts. Roles of those accounts are assumed from them.
 */
export class AccountIdentities {
  private readonly cells = new Map<string, CredentialCell<PortalCredentials>>();

  private constructor(
    private readonly rootConfig: Config,
    private readonly manager: DefaultAwsCredentialsManager,
    private readonly callers: CallerIdentityReader,
    private readonly clock: Clock,
  ) {}

  static create(options: {
    rootConfig: Config;
    callers: CallerIdentityReader;
    clock: Clock;
  }): AccountIdentities {
    const { rootConfig, callers, clock } = options;
    return new AccountIdentities(
      rootConfig,
      DefaultAwsCredentialsManager.fromConfig(rootConfig),
      callers,
      clock,
    );
  }

  /** Whether config says anything of this account. */
  has(accountId: string): boolean {
    return this.settingsOf(accountId) !== undefined;
  }

  /** @throws whatever the source of the credentials throws */
  get(accountId: string): Promise<PortalCredentials> {
    return this.cellOf(accountId).get();
  }

  peek(accountId: string): PortalCredentials | null {
    return this.cells.get(accountId)?.peek() ?? null;
  }

  invalidate(accountId: string): void {
    this.cells.get(accountId)?.invalidate();
  }

  private cellOf(accountId: string): CredentialCell<PortalCredentials> {
    const cell =
      this.cells.get(accountId) ??
      CredentialCell.create({
        load: () => this.load(accountId),
        clock: this.clock,
        retryMs: RETRY_MS,
      });
    this.cells.set(accountId, cell);
    return cell;
  }

  private async load(accountId: string): Promise<PortalCredentials> {
    const { sdkCredentialProvider } = await this.manager.getCredentialProvider({
      accountId,
    });
    const credentials = await sdkCredentialProvider();
    const settings = this.settingsOf(accountId);
    const roleName = settings?.getOptionalString('roleName');
    const partition = settings?.getOptionalString('partition') ?? 'aws';
    return {
      source: sourceOf(settings),
      credentials,
      ...(roleName
        ? { roleArn: `arn:${partition}:iam::${accountId}:role/${roleName}` }
        : {}),
      ...lifetimeOf(credentials, this.clock),
      ...(await this.callers.read(credentials)),
    };
  }

  private settingsOf(accountId: string): Config | undefined {
    const account = this.rootConfig
      .getOptionalConfigArray('aws.accounts')
      ?.find(candidate => candidate.getString('accountId') === accountId);
    const defaults = this.rootConfig.getOptionalConfig('aws.accountDefaults');
    return account ?? (defaults?.has('roleName') ? defaults : undefined);
  }
}

/** In the order in which `@backstage/integration-aws-node` decides. */
function sourceOf(settings: Config | undefined): CredentialSource {
  if (settings?.has('roleName')) {
    return settings.has('webIdentityTokenFile')
      ? 'web-identity'
      : 'config-role';
  }
  return settings?.has('accessKeyId') ? 'config-keys' : 'config-profile';
}
