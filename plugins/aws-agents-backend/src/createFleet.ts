import type {
  AuditorService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { AuthorizedFleetService } from './authorization';
import type { AgentDirectory, CollectionEngine } from './collection';
import { errorText } from './errorText';
import {
  DefaultFleetService,
  FleetObservationStore,
  FleetRegister,
  FleetSnapshot,
  type FleetService,
} from './fleet';
import {
  DatabaseFleetStore,
  type CostStore,
  type ObservationStore,
} from './store';
import type { WaiverStore } from './waivers';

/** What keeps the fleet up to date, and what answers about it. */
export interface Fleet {
  /** The observations, with word of each write to the fleet. */
  readonly observations: ObservationStore;
  /** Names the engine, which in turn writes through {@link Fleet.observations}. */
  connect(engine: Pick<CollectionEngine, 'collectorsOf'>): void;
  /** The directory as collections read it: the fleet learns what they find. */
  recording(
    directory: AgentDirectory,
  ): Pick<AgentDirectory, 'listForCollection'>;
  serviceFor(
    directory: AgentDirectory,
    guard: { permissions: PermissionsService; auditor: AuditorService },
    collection: { readonly intervalSeconds: number },
  ): FleetService;
  /** Works in what was written last. */
  close(): Promise<void>;
}

/** Builds what keeps the fleet up to date, and what answers about it. */
export function createFleet(options: {
  knex: Knex;
  observations: ObservationStore;
  waivers: WaiverStore;
  costs: CostStore;
  logger: LoggerService;
}): Fleet {
  const store = DatabaseFleetStore.create(options.knex);
  let engine: Pick<CollectionEngine, 'collectorsOf'> | undefined;
  const register = FleetRegister.create({
    ...options,
    store,
    collectorsOf: agent => engine?.collectorsOf(agent) ?? [],
  });
  return {
    connect: connected => {
      engine = connected;
    },
    observations: FleetObservationStore.create(options.observations, refs =>
      register.touch(refs),
    ),
    recording: directory => ({
      listForCollection: async () => {
        const sightings = await directory.sightAll();
        try {
          await register.replace(sightings);
        } catch (error) {
          // Agents are to be observed all the same.
          options.logger.warn('Could not bring the fleet up to date', {
            error: errorText(error),
          });
        }
        return sightings.flatMap(({ resolution }) =>
          resolution.ok ? [resolution.agent] : [],
        );
      },
    }),
    serviceFor: (directory, guard, { intervalSeconds }) =>
      AuthorizedFleetService.create({
        ...guard,
        service: DefaultFleetService.create({
          directory,
          register,
          snapshot: FleetSnapshot.create({ store }),
          intervalSeconds,
        }),
      }),
    close: () => register.flush(),
  };
}
