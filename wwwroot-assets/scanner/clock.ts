/** From this much on staff are told that the phone's clock is wrong. */
export const warnFromMs = 60_000;
/** A server says its time in whole seconds: on average half a second has passed. */
const halfSecond = 500;
const kept = 8;

/** The phone's clock, put right by what the server's answers say of theirs. */
export class DoorClock {
  /** Milliseconds that the phone's clock is ahead; 0 until anything was measured. */
  #driftMs: number;
  #samples: { driftMs: number; tookMs: number }[] = [];

  constructor(
    driftMs = 0,
    private readonly changed: (driftMs: number) => void = () => undefined,
    private readonly phone: () => number = Date.now,
  ) {
    this.#driftMs = driftMs;
  }

  get driftMs(): number {
    return this.#driftMs;
  }

  get isWrong(): boolean {
    return Math.abs(this.#driftMs) > warnFromMs;
  }

  now(): number {
    return this.phone() - this.#driftMs;
  }

  /** @param date the answer's Date header. Of the last answers the fastest counts: it can be wrong by the least. */
  measure(date: string | null, askedAt: number, answeredAt: number): void {
    const server = date ? Date.parse(date) : NaN;
    if (Number.isNaN(server) || answeredAt < askedAt) return;
    const sample = { driftMs: (askedAt + answeredAt) / 2 - (server + halfSecond), tookMs: answeredAt - askedAt };
    // A clock that was set meanwhile makes everything older worthless.
    const last = this.#samples.at(-1);
    if (last && Math.abs(last.driftMs - sample.driftMs) > (last.tookMs + sample.tookMs) / 2 + 5 * halfSecond) this.#samples = [];
    this.#samples = [...this.#samples, sample].slice(-kept);
    const best = this.#samples.reduce((a, b) => (b.tookMs <= a.tookMs ? b : a));
    // Under a second and a half is what the header itself leaves open.
    const drift = Math.abs(best.driftMs) < 3 * halfSecond ? 0 : Math.round(best.driftMs);
    if (Math.abs(drift - this.#driftMs) < halfSecond && drift !== 0) return;
    if (drift === this.#driftMs) return;
    this.#driftMs = drift;
    this.changed(drift);
  }
}
