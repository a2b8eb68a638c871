import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NewestValue, NewestValues } from '../store';
import { engineFamilies, type EngineState } from './engineFamilies';
import type { Format } from './formats';
import type { DimensionLabels } from './dimensionLabels';
import { familyOf, sampleOf } from './valueFamilies';

/** CloudWatch's services publish within 15 minutes. */
const LATE_MS = 15 * 60 * 1000;
/** A value is fresh for so many collections, or periods of its metric. */
const FRESH_ROUNDS = 3;
/** No metric has longer periods than a day. */
const LONGEST_PERIOD_MS = 24 * 3600 * 1000;

/** How values are written. */
export interface ExportOptions {
  /** With the times of the points, instead of that of the scrape. */
  readonly timestamps: boolean;
  readonly dimensionLabels: DimensionLabels;
}

/** Writes the newest values of all series, and the engine's own, for Prometheus. */
export class Exporter {
  static create(options: {
    values: Pick<NewestValues, 'pages'>;
    engine: () => Promise<EngineState>;
    intervalSeconds: number;
    clock?: () => Date;
  }): Exporter {
    const { values, engine, intervalSeconds } = options;
    const clock = options.clock ?? (() => new Date());
    return new Exporter(values, engine, intervalSeconds, clock);
  }

  private constructor(
    private readonly values: Pick<NewestValues, 'pages'>,
    private readonly engine: () => Promise<EngineState>,
    private readonly intervalSeconds: number,
    private readonly clock: () => Date,
  ) {}

  /** The whole text, piece by piece. */
  async *write(format: Format, options: ExportOptions): AsyncGenerator<string> {
    for (const [family, samples] of engineFamilies(await this.engine())) {
      if (samples.length > 0) {
        const lines = samples.map(sample => format.sample(family, sample));
        yield format.head(family) + lines.join('');
      }
    }
    yield* this.writeValues(format, options);
    yield format.end;
  }

  private async *writeValues(
    format: Format,
    options: ExportOptions,
  ): AsyncGenerator<string> {
    const now = this.clock();
    const since = now.getTime() - this.freshMs(LONGEST_PERIOD_MS);
    let family = '';
    let group: NewestValue[] = [];
    for await (const page of this.values.pages(new Date(since))) {
      let text = '';
      for (const value of page.filter(item => this.isFresh(item, now))) {
        if (!belongsTo(value, group)) {
          text += writeGroup(group, format, options);
          group = [];
        }
        if (value.family !== family) {
          ({ family } = value);
          text += format.head(familyOf(value));
        }
        group.push(value);
      }
      yield text;
      // SQLite answers at once: without it a scrape would be one long turn.
      await nextTurn();
    }
    yield writeGroup(group, format, options);
  }

  private isFresh({ at, definition }: NewestValue, now: Date): boolean {
    const age = now.getTime() - at.getTime();
    return age <= this.freshMs(definition.minimumPeriodSeconds * 1000);
  }

  private freshMs(periodMs: number): number {
    const round = Math.max(this.intervalSeconds * 1000, periodMs);
    return LATE_MS + FRESH_ROUNDS * round;
  }
}

function belongsTo(
  { family, entityRef }: NewestValue,
  [first]: readonly NewestValue[],
): boolean {
  return first?.family === family && first.entityRef === entityRef;
}

/**
 * The values of one family that one agent has. It may ask for a metric in two
 * periods: the shorter is exported, as one series can have but one value.
 */
function writeGroup(
  group: readonly NewestValue[],
  format: Format,
  options: ExportOptions,
): string {
  const seen = new Set<string>();
  let text = '';
  for (const value of [...group].sort(byPeriod)) {
    const sample = sampleOf(value, options);
    const identity = JSON.stringify(sample.labels);
    if (!seen.has(identity)) {
      seen.add(identity);
      text += format.sample(familyOf(value), sample);
    }
  }
  return text;
}

function byPeriod(a: NewestValue, b: NewestValue): number {
  return a.definition.minimumPeriodSeconds - b.definition.minimumPeriodSeconds;
}
