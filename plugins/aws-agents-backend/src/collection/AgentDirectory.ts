import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AWS_AGENTS_ANNOTATIONS } from 'backstage-plugin-aws-agents-common';
import type { AgentResolution, AgentResolver, ResolvedAgent } from '../agents';
import { RecentFinds } from './RecentFinds';

/** Any one of the suite's annotations makes an entity worth looking at. */
const ANNOTATED = Object.values(AWS_AGENTS_ANNOTATIONS).map(annotation => ({
  [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
}));

const UID = 'metadata.uid';

/** As much of an entity as a binding is made from. */
const FIELDS = ['kind', 'metadata', 'spec', 'relations'];

/** An agent as it was found in the catalog. */
export interface Sighting {
  /** Of the entity; the catalog gives one to each. */
  readonly uid: string;
  readonly resolution: AgentResolution;
}

/** An entity of the catalog, with the agent that its annotations make. */
interface Found {
  readonly entity: Entity;
  /** Absent when it has no annotations of the suite. */
  readonly resolution?: AgentResolution;
}

/** Finds the agents in the catalog. */
export class AgentDirectory {
  private readonly recent = RecentFinds.create<Found>();

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    resolver: AgentResolver;
  }): AgentDirectory {
    return new AgentDirectory(options.catalog, options.auth, options.resolver);
  }

  private constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
    private readonly resolver: AgentResolver,
  ) {}

  /** Agents that the plugin itself can see: all that are to be observed. */
  async listForCollection(): Promise<ResolvedAgent[]> {
    const sightings = await this.sightAll();
    return sightings.flatMap(({ resolution }) =>
      resolution.ok ? [resolution.agent] : [],
    );
  }

  /** All that the plugin itself can see, those with problems included. */
  async sightAll(): Promise<Sighting[]> {
    return await this.sight(await this.auth.getOwnServiceCredentials());
  }

  /** Agents that a caller can see, those with problems included. */
  async list(credentials: BackstageCredentials): Promise<AgentResolution[]> {
    const sightings = await this.sight(credentials);
    return sightings.map(({ resolution }) => resolution);
  }

  /**
   * Agents that a caller can see, with the uids of their entities.
   *
   * @param uids - only entities with one of these uids; absent: all
   */
  async sight(
    credentials: BackstageCredentials,
    uids?: readonly string[],
  ): Promise<Sighting[]> {
    const sightings: Sighting[] = [];
    const pages = this.catalog.streamEntities(
      {
        filter: uids ? { [UID]: [...uids] } : ANNOTATED,
        fields: FIELDS,
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        const resolution = this.resolver.resolve(entity);
        if (resolution) {
          sightings.push({ uid: entity.metadata.uid ?? '', resolution });
        }
      }
    }
    return sightings;
  }

  /**
   * The uids of all entities with annotations of the suite that a caller can
   * see. The catalog answers from its index, without reading an entity, and
   * applies the caller's permissions: right at this moment, and cheap enough
   * to be asked with every request.
   */
  async visibleUids(
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const { facets } = await this.catalog.getEntityFacets(
      { filter: ANNOTATED, facets: [UID] },
      { credentials },
    );
    return new Set((facets[UID] ?? []).map(({ value }) => value));
  }

  /**
   * The agent of one entity, as it was shown to this caller up to five seconds
   * ago: to read what is known of it, never to act.
   *
   * @returns as {@link AgentDirectory.find}
   */
  async recall(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Found | undefined> {
    return await this.recent.get(entityRef, credentials, () =>
      this.find(entityRef, credentials),
    );
  }

  /**
   * The agent of one entity.
   *
   * @returns undefined when the caller cannot see the entity
   */
  async find(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Found | undefined> {
    const entity = await this.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    return entity && { entity, resolution: this.resolver.resolve(entity) };
  }
}
