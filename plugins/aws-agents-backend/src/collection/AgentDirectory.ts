import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AWS_AGENTS_ANNOTATIONS } from 'backstage-plugin-aws-agents-common';
import type { AgentResolution, AgentResolver, ResolvedAgent } from '../agents';

/** Any one of the suite's annotations makes an entity worth looking at. */
const ANNOTATED = Object.values(AWS_AGENTS_ANNOTATIONS).map(annotation => ({
  [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
}));

/** As much of an entity as a binding is made from. */
const FIELDS = ['kind', 'metadata', 'spec', 'relations'];

/** Finds the agents in the catalog. */
export class AgentDirectory {
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
    const credentials = await this.auth.getOwnServiceCredentials();
    const resolutions = await this.list(credentials);
    return resolutions.flatMap(resolution =>
      resolution.ok ? [resolution.agent] : [],
    );
  }

  /** Agents that a caller can see, those with problems included. */
  async list(credentials: BackstageCredentials): Promise<AgentResolution[]> {
    const resolutions: AgentResolution[] = [];
    const pages = this.catalog.streamEntities(
      { filter: ANNOTATED, fields: FIELDS },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        const resolution = this.resolver.resolve(entity);
        if (resolution) {
          resolutions.push(resolution);
        }
      }
    }
    return resolutions;
  }

  /**
   * The agent of one entity.
   *
   * @returns undefined when the caller cannot see the entity; no resolution
   *   when it has no annotations of the suite
   */
  async find(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<{ entity: Entity; resolution?: AgentResolution } | undefined> {
    const entity = await this.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    return entity && { entity, resolution: this.resolver.resolve(entity) };
  }
}
