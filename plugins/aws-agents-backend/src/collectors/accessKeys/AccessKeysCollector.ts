import {
  GetAccessKeyLastUsedCommand,
  IAMClient,
  ListAccessKeysCommand,
} from '@aws-sdk/client-iam';
import { parseIamArn } from 'backstage-plugin-aws-agents-common';
import type {
  AgentCollector,
  CollectorContext,
  CollectorOutcome,
  ObservedAgent,
} from 'backstage-plugin-aws-agents-node';
import { interpretKeys } from './interpretKeys';

/** IAM actions that the access keys collector calls. */
export const ACCESS_KEYS_ACTIONS: readonly string[] = [
  'iam:ListAccessKeys',
  'iam:GetAccessKeyLastUsed',
];

/** Id of the access keys collector. */
export const ACCESS_KEYS_COLLECTOR = 'access-keys';

/** Looks at the long-lived keys of an on-premises agent's IAM user. */
export class AccessKeysCollector implements AgentCollector {
  readonly id = ACCESS_KEYS_COLLECTOR;
  readonly actions = ACCESS_KEYS_ACTIONS;
  readonly cadenceSeconds = 3600;

  static create(options: { rotationLimitDays: number }): AccessKeysCollector {
    return new AccessKeysCollector(options.rotationLimitDays);
  }

  private constructor(private readonly rotationLimitDays: number) {}

  appliesTo(agent: ObservedAgent): boolean {
    return agent.binding.userArn !== undefined;
  }

  async collect(
    agent: ObservedAgent,
    context: CollectorContext,
  ): Promise<CollectorOutcome> {
    const [region] = agent.regions;
    const userArn = agent.binding.userArn ?? '';
    const UserName = parseIamArn(userArn, 'user')?.name;
    const client = context.client(IAMClient, region);
    const options = { abortSignal: context.signal };
    let operation = 'ListAccessKeys';
    try {
      context.expectCalls(1);
      // A user has at most two keys, so there is one page.
      const { AccessKeyMetadata: keys = [] } = await client.send(
        new ListAccessKeysCommand({ UserName }),
        options,
      );
      operation = 'GetAccessKeyLastUsed';
      context.expectCalls(keys.length);
      const readings = await Promise.all(
        keys.map(async metadata => {
          const { AccessKeyLastUsed: lastUsed } = await client.send(
            new GetAccessKeyLastUsedCommand({
              AccessKeyId: metadata.AccessKeyId,
            }),
            options,
          );
          return { metadata, lastUsed };
        }),
      );
      return interpretKeys(
        userArn,
        readings,
        this.rotationLimitDays,
        context.now,
      );
    } catch (error) {
      const failure = context.toFailure(error, {
        service: 'IAM',
        operation,
        region,
      });
      return { status: 'failed', reason: failure.message, failures: [failure] };
    }
  }
}
