/** Points that may be asked for, or on their way to the store, at a time. */
const MAX_POINTS = 1_000_000;
/** What is slower than that is not waited for; time in line for a call counts, too. */
const PATIENCE_MS = 30_000;

/**
 * Bounds what is in memory of CloudWatch's answers, whatever the number of
 * agents: room is taken before a call is made and given back when its answer is
 * kept. A call that is not answered for long gives it back before, so that one
 * slow account holds up nobody.
 */
export class AnswerRoom {
  private taken = 0;
  private readonly waiting: Array<{ points: number; enter: () => void }> = [];

  static create(
    options: { maxPoints?: number; patienceMs?: number } = {},
  ): AnswerRoom {
    const { maxPoints = MAX_POINTS, patienceMs = PATIENCE_MS } = options;
    return new AnswerRoom(maxPoints, patienceMs);
  }

  private constructor(
    private readonly maxPoints: number,
    private readonly patienceMs: number,
  ) {}

  /**
   * Asks when there is room for the answer, and keeps it.
   *
   * @param points - that the answer has at most
   * @throws whatever `ask` and `keep` throw
   */
  async answer<TAnswer, TKept>(
    points: number,
    ask: () => Promise<TAnswer>,
    keep: (answer: TAnswer) => Promise<TKept>,
  ): Promise<TKept> {
    await this.enter(points);
    let held = true;
    const leave = () => {
      if (held) {
        held = false;
        this.leave(points);
      }
    };
    const timer = setTimeout(leave, this.patienceMs);
    try {
      const answer = await ask();
      clearTimeout(timer);
      if (!held) {
        // It is in memory, whether there is room or not.
        held = true;
        this.taken += points;
      }
      return await keep(answer);
    } finally {
      clearTimeout(timer);
      leave();
    }
  }

  private async enter(points: number): Promise<void> {
    if (this.waiting.length === 0 && this.fits(points)) {
      this.taken += points;
      return;
    }
    await new Promise<void>(enter => this.waiting.push({ points, enter }));
  }

  private leave(points: number): void {
    this.taken -= points;
    while (this.waiting.length > 0 && this.fits(this.waiting[0].points)) {
      const [next] = this.waiting.splice(0, 1);
      this.taken += next.points;
      next.enter();
    }
  }

  /** One answer that is larger than all room goes alone. */
  private fits(points: number): boolean {
    return this.taken === 0 || this.taken + points <= this.maxPoints;
  }
}
