import { Unreachable, type Scan, type ScanResult } from './api';

/** As many as the server takes in one request. */
const batchSize = 500;
const backoffMs = [1000, 2000, 4000, 8000, 15000];

export interface QueueListener {
  results(results: readonly ScanResult[]): void;
  /** How many scans have no answer yet, and whether the network keeps them waiting. */
  changed(pending: number, waiting: boolean): void;
  /** The server refused the request itself; these scans are not sent again. */
  failed(scans: readonly Scan[], error: unknown): void;
}

/**
 * Scans on their way to the server, in order. A scan leaves only with its answer; until then it is sent again with the same id,
 * so a lost answer never counts somebody twice. It lives in memory: a later version keeps it on the phone.
 */
export class ScanQueue {
  #pending: Scan[] = [];
  #sending = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: (scans: readonly Scan[]) => Promise<readonly ScanResult[]>,
    private readonly listener: QueueListener,
  ) {}

  add(scan: Scan): void {
    this.#pending.push(scan);
    this.#tell();
    this.retry();
  }

  /** Sends now, not at the next turn of the backoff: somebody is waiting, or the network is back. */
  retry(): void {
    clearTimeout(this.#timer);
    void this.#sendNext();
  }

  /** Drops what has no answer; for a phone that was unlinked. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#pending = [];
  }

  async #sendNext(): Promise<void> {
    if (this.#sending || this.#pending.length === 0) return;
    const batch = this.#pending.slice(0, batchSize);
    this.#sending = true;
    const answer = await this.send(batch).catch((error: unknown) => ({ error }));
    this.#sending = false;

    if ('error' in answer && answer.error instanceof Unreachable) this.#wait();
    else this.#done(batch);
    this.#tell();
    if (this.#failures === 0) void this.#sendNext();

    // Last, so that whatever showing it does, the scan has its answer.
    if (!('error' in answer)) this.listener.results(answer);
    else if (!(answer.error instanceof Unreachable)) this.listener.failed(batch, answer.error);
  }

  #done(batch: readonly Scan[]): void {
    this.#failures = 0;
    this.#pending = this.#pending.filter((scan) => !batch.includes(scan));
  }

  #wait(): void {
    const delay = backoffMs[Math.min(this.#failures, backoffMs.length - 1)];
    this.#failures++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#sendNext(), delay);
  }

  #tell(): void {
    this.listener.changed(this.#pending.length, this.#failures > 0);
  }
}
