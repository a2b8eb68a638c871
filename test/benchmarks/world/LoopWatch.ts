import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Time between two looks at the loop, in ms. */
const LOOK_MS = 10;

/** How well the event loop went round meanwhile. All in milliseconds. */
export interface LoopFigures {
  /** By the clock: on a machine that is shared, others are in it. */
  readonly delayP99: number;
  readonly delayMax: number;
  /** Longest time that the main thread computed without a turn of the loop. */
  readonly holdMax: number;
  /** How often it did so for over 100 ms. */
  readonly holdsOver100: number;
}

/**
 * Watches the event loop: how late its timers are, and for how much of that the
 * process itself is to blame, which is the CPU time of its main thread.
 */
export class LoopWatch {
  private readonly delays: ReturnType<typeof monitorEventLoopDelay>;
  private readonly timer: NodeJS.Timeout;
  private lastCpu = process.threadCpuUsage();
  private holdMax = 0;
  private holdsOver100 = 0;

  constructor() {
    this.delays = monitorEventLoopDelay({ resolution: LOOK_MS });
    this.delays.enable();
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  end(): LoopFigures {
    this.look();
    clearInterval(this.timer);
    this.delays.disable();
    return {
      delayP99: this.delays.percentile(99) / 1e6 - LOOK_MS,
      delayMax: this.delays.max / 1e6 - LOOK_MS,
      holdMax: this.holdMax,
      holdsOver100: this.holdsOver100,
    };
  }

  private look(): void {
    const cpu = process.threadCpuUsage();
    const used = cpu.user + cpu.system;
    const hold = (used - this.lastCpu.user - this.lastCpu.system) / 1000;
    this.lastCpu = cpu;
    this.holdMax = Math.max(this.holdMax, hold);
    this.holdsOver100 += hold > 100 ? 1 : 0;
  }
}
