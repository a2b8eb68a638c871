import type {
  Delivery,
  DeliveryLocation,
} from 'backstage-plugin-aws-agents-common';
import type {
  AgentCollector,
  CollectorContext,
  CollectorOutcome,
  ObservedAgent,
} from 'backstage-plugin-aws-agents-node';
import { outlast, type ObservationStore } from '../../store';
import { BucketRegions } from './BucketRegions';
import { BucketReader, type PostureReading } from './BucketReader';
import { expectNext, learnRhythm } from './cadence';
import { DeliveryTally } from './DeliveryTally';
import {
  DELIVERY_WINDOW_SECONDS,
  failedDelivery,
  judgeDeliveries,
  judgeDelivery,
} from './judgeDelivery';
import { listRecent } from './listRecent';
import { RoundsMemory } from './RoundsMemory';
import { PostureMemory } from './PostureMemory';
import { RhythmMemory } from './RhythmMemory';

/** IAM actions that the deliveries collector calls. */
export const DELIVERIES_ACTIONS: readonly string[] = [
  's3:ListBucket',
  's3:GetEncryptionConfiguration',
  's3:GetBucketPublicAccessBlock',
  's3:GetBucketPolicy',
  's3:GetBucketVersioning',
];

/** Id of the deliveries collector. */
export const DELIVERIES_COLLECTOR = 'deliveries';

/** Looks at what arrives in the S3 locations of an agent. */
export class DeliveriesCollector implements AgentCollector {
  readonly id = DELIVERIES_COLLECTOR;
  readonly actions = DELIVERIES_ACTIONS;
  readonly cadenceSeconds = 300;
  private readonly regions = BucketRegions.create();
  private readonly rounds = RoundsMemory.create();
  private readonly postures = PostureMemory.create();

  static create(options: {
    observations: Pick<ObservationStore, 'list'>;
  }): DeliveriesCollector {
    return new DeliveriesCollector(
      RhythmMemory.create(entityRef =>
        lastDeliveries(options.observations, entityRef),
      ),
    );
  }

  private constructor(private readonly rhythms: RhythmMemory) {}

  appliesTo(agent: ObservedAgent): boolean {
    return agent.binding.deliveries.length > 0;
  }

  async collect(
    agent: ObservedAgent,
    context: CollectorContext,
  ): Promise<CollectorOutcome> {
    await this.rhythms.restore(
      agent.entityRef,
      agent.binding.deliveries.map(({ uri }) => uri),
    );
    const postures = new Map<string, Promise<PostureReading>>();
    const deliveries: Delivery[] = [];
    for (const location of agent.binding.deliveries) {
      deliveries.push(await this.observe(location, agent, context, postures));
    }
    return judgeDeliveries(deliveries);
  }

  private async observe(
    location: DeliveryLocation,
    agent: ObservedAgent,
    context: CollectorContext,
    postures: Map<string, Promise<PostureReading>>,
  ): Promise<Delivery> {
    let operation = 'HeadBucket';
    let region = agent.regions[0];
    const readerIn = (place: string) =>
      BucketReader.create({
        bucket: location.bucket,
        region: place,
        agent,
        context,
      });
    try {
      const first = readerIn(region);
      region = await this.regions.find(location.bucket, () => first.locate());
      operation = 'ListObjectsV2';
      const reader = readerIn(region);
      const tally = DeliveryTally.create({
        now: context.now,
        windowSeconds: DELIVERY_WINDOW_SECONDS,
      });
      const { truncated, writers } = await listRecent(
        listing => reader.list(listing),
        location.prefix,
        tally,
        this.rounds.of(agent, location.uri),
      );
      // Several locations of one bucket share what is known of it.
      const posture =
        postures.get(location.bucket) ??
        this.postures.find(agent, location.bucket, context, () =>
          reader.posture(),
        );
      postures.set(location.bucket, posture);
      const cadence = this.cadenceOf(location, agent, tally, context.now);
      return judgeDelivery(
        {
          location,
          region,
          tally,
          truncated,
          ...(writers ? { writers } : {}),
          cadence,
          reading: await posture,
        },
        context.now,
      );
    } catch (error) {
      this.regions.forget(location.bucket);
      return failedDelivery(
        location,
        context.toFailure(error, { service: 'S3', operation, region }),
      );
    }
  }

  private cadenceOf(
    { uri, everySeconds }: DeliveryLocation,
    { entityRef }: ObservedAgent,
    tally: DeliveryTally,
    now: Date,
  ): Delivery['cadence'] {
    const newestAt = tally.newest()?.at;
    const rhythm = this.rhythms.recall(
      entityRef,
      uri,
      learnRhythm(tally.arrivals()),
      newestAt,
      now,
    );
    return expectNext(everySeconds, rhythm, newestAt);
  }
}

/** What was last told of an agent's locations; nothing when they were never seen. */
async function lastDeliveries(
  observations: Pick<ObservationStore, 'list'>,
  entityRef: string,
): Promise<readonly Delivery[]> {
  const [last] = await outlast(() =>
    observations.list(entityRef, [DELIVERIES_COLLECTOR]),
  );
  return (last?.data as Delivery[] | null | undefined) ?? [];
}
