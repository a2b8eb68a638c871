import type { AwsCredentialIdentity } from '@aws-sdk/types';
import type {
  ChainStep,
  CredentialSource,
} from 'backstage-plugin-aws-agents-common';
import { maskSecrets } from '../../aws';
import { CREDENTIAL_METHODS } from './credentialMethods';
import { CHAIN_LINKS, type ChainLink, type SourceSettings } from './links';
import type { Surroundings } from './surroundings';

/** What a walk along the chain found. */
export interface ChainWalk {
  steps: ChainStep[];
  found?: {
    source: CredentialSource;
    credentials: AwsCredentialIdentity;
    /** With its path, where the source names it. */
    roleArn?: string;
  };
}

/**
 * Asks the sources of the chain one after the other, as the SDK does, and
 * writes down what each said.
 */
export async function walkChain(
  around: Surroundings,
  settings: SourceSettings,
  links: readonly ChainLink[] = CHAIN_LINKS,
): Promise<ChainWalk> {
  const steps: ChainStep[] = [];
  const walk: ChainWalk = { steps };
  let isOver = false;
  for (const link of links) {
    const { isSetUp, reason } = link.inspect(around);
    if (isOver || !isSetUp) {
      steps.push(stepOf(link, isSetUp ? 'not-reached' : 'skipped', reason));
      continue;
    }
    try {
      const credentials = await link.load(around, settings);
      steps.push(stepOf(link, 'used', reason));
      walk.found = {
        source: link.source,
        credentials,
        roleArn: link.roleArn?.(around),
      };
      isOver = true;
    } catch (error) {
      steps.push(stepOf(link, 'failed', `${reason}; ${messageOf(error)}`));
      isOver = !mayTryNext(error) || link.source === 'config-profile';
    }
  }
  return walk;
}

function stepOf(
  { source }: ChainLink,
  outcome: ChainStep['outcome'],
  reason: string,
): ChainStep {
  const { security, overhead } = CREDENTIAL_METHODS[source];
  return { source, outcome, reason, security, overhead };
}

/** The SDK goes on after its own errors, and stops at those of STS or SSO. */
function mayTryNext(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    Reflect.get(error, 'tryNextLink') === true
  );
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return maskSecrets(
    message
      // What follows is the whole command, in which somebody may have put a secret.
      .replace(/(Command failed): .*/s, '$1')
      // The SDK lists the endpoints that it accepts, one a line.
      .replace(/^URL not accepted.*/s, text =>
        text.replace(/\s+/g, ' ').trim(),
      ),
  );
}
