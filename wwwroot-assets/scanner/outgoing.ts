import type { Scan, ScanResult, Tap, WalkIn } from './api';
import { Problem } from './ask';
import { moves, type Entry, type ScanEntry } from './entry';
import type { Vault } from './vault';

/** A request of so many goes through a bad uplink in seconds; the server takes 500. */
export const batchSize = 100;
const backoffMs = [1000, 2000, 4000, 8000, 15000];
/** Something that this server does not know (yet) is tried again that much later, and holds up nothing else. */
const asideMs = 60_000;

export interface Post {
  scans(scans: readonly Scan[]): Promise<readonly ScanResult[]>;
  undo(scanId: string): Promise<unknown>;
  walkIn(person: WalkIn): Promise<unknown>;
  tap(tap: Tap): Promise<unknown>;
}

export interface OutgoingListener {
  told(answers: readonly { readonly entry: ScanEntry; readonly result: ScanResult }[]): void;
  /** The server refused it; it is not sent again. */
  refused(entry: Entry, problem: Problem): void;
  changed(): void;
  /** The disk takes no more: what was added lives with the page only. */
  full(error: unknown): void;
}

type Kept = { readonly id: string; entry: Entry; waited: boolean };

/**
 * What the phone did, on its way to the server, in order. It lies on the disk before anybody sees a verdict, and leaves only with its
 * answer; until then it is sent again with the same id, so a lost answer never counts somebody twice.
 */
export class Outgoing {
  #kept: Kept[] = [];
  #number = 0;
  #busy = false;
  #again = false;
  #failures = 0;
  #limit = batchSize;
  #aside = new Set<Kept>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(
    private readonly vault: Vault,
    private readonly post: Post,
    private readonly listener: OutgoingListener,
  ) {}

  /** What an earlier page left behind. */
  async load(): Promise<void> {
    const found = await this.vault.loadAll<Entry>('outgoing');
    this.#kept = [...found.map(([id, entry]) => ({ id, entry, waited: true })), ...this.#kept];
    this.#number = Math.max(this.#number, ...found.map(([id]) => Number(id) || 0));
    this.listener.changed();
  }

  /** Everything that the roster may not show yet, in order. */
  get entries(): readonly Entry[] {
    return this.#kept.map(({ entry }) => entry);
  }

  /** The same with their ids. */
  get numbered(): readonly (readonly [id: string, entry: Entry])[] {
    return this.#kept.map(({ id, entry }) => [id, entry]);
  }

  get waiting(): number {
    return this.#pending().length;
  }

  /** Returns when it is on the disk, or when the disk has said no. */
  async add(entry: Entry): Promise<void> {
    const kept: Kept = { id: String(++this.#number).padStart(10, '0'), entry, waited: this.#failures > 0 };
    this.#kept.push(kept);
    try {
      await this.vault.save('outgoing', kept.id, entry);
    } catch (error) {
      this.listener.full(error);
    }
    this.listener.changed();
  }

  /** Sends now, not at the next turn of the backoff: somebody is waiting, or the network is back. */
  retry(): void {
    // What is under way may hang in the old network.
    this.#again = this.#busy;
    clearTimeout(this.#timer);
    void this.#sendNext();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#kept = [];
  }

  /** What the server has told so far: a roster that is asked for from now on shows it. */
  get told(): readonly string[] {
    return this.#kept.filter(({ entry }) => entry.told).map(({ id }) => id);
  }

  /** The roster shows these. */
  settle(told: readonly string[]): Promise<void> {
    const over = new Set(told);
    return this.#drop(this.#kept.filter(({ id }) => over.has(id)));
  }

  #pending(): Kept[] {
    return this.#kept.filter(({ entry }) => !entry.told);
  }

  async #sendNext(): Promise<void> {
    const batch = this.#next();
    if (this.#busy || this.#stopped || batch.length === 0) return;
    this.#busy = true;
    const failure = await this.#send(batch).then(
      () => null,
      (error: unknown) => error,
    );
    this.#busy = false;
    if (this.#stopped) return;
    if (failure === null) {
      this.#failures = 0;
      this.#limit = Math.min(batchSize, this.#limit * 2);
    } else await this.#failed(batch, failure);
    this.listener.changed();
    if (this.#failures === 0 || this.#again) this.retry();
  }

  /** Scans that follow each other go together, anything else alone. */
  #next(): Kept[] {
    const pending = this.#pending().filter((kept) => !this.#aside.has(kept));
    if (pending[0]?.entry.kind !== 'scan') return pending.slice(0, 1);
    const end = pending.findIndex(({ entry }) => entry.kind !== 'scan');
    return pending.slice(0, Math.min(this.#limit, end < 0 ? pending.length : end));
  }

  async #send(batch: readonly Kept[]): Promise<void> {
    const { entry } = batch[0]!;
    if (entry.kind === 'scan') return this.#sendScans(batch);
    await this.#sendOne(entry, batch[0]!.waited);
    if (!this.#stopped) await this.#mark(batch, () => ({ ...entry, told: true }));
  }

  #sendOne(entry: Exclude<Entry, ScanEntry>, waited: boolean): Promise<unknown> {
    if (entry.kind === 'undo') return this.post.undo(entry.scanId);
    // Counted without a network they are inside already: the limit stops nobody then.
    return entry.kind === 'tap' ? this.post.tap({ ...entry.tap, ...(waited && { offline: true }) }) : this.post.walkIn(entry.person);
  }

  async #sendScans(batch: readonly Kept[]): Promise<void> {
    const sent = batch.map(({ entry, waited }) => ({ ...(entry as ScanEntry).scan, ...(waited && { offline: true }) }));
    const results = await this.post.scans(sent);
    if (this.#stopped) return;
    await this.#mark(batch, (kept, at) => ({ ...(kept.entry as ScanEntry), told: results[at]! }));
    this.listener.told(batch.map(({ entry }, at) => ({ entry: entry as ScanEntry, result: results[at]! })));
  }

  async #mark(batch: readonly Kept[], told: (kept: Kept, at: number) => Entry): Promise<void> {
    batch.forEach((kept, at) => (kept.entry = told(kept, at)));
    const over = batch.filter(({ entry }) => entry.kind === 'tap' || (entry.kind === 'scan' && !moves(entry.told!)));
    this.#kept = this.#kept.filter((kept) => !over.includes(kept));
    const put = batch.filter((kept) => !over.includes(kept)).map(({ id, entry }) => [id, entry] as const);
    await this.#write({ put, remove: over.map(({ id }) => id) });
  }

  async #failed(batch: readonly Kept[], error: unknown): Promise<void> {
    const first = batch[0]!;
    if (error instanceof Problem && error.status === 401) return this.stop();
    const isUnknownHere = error instanceof Problem && (error.status === 404 || error.status === 405);
    if (isUnknownHere && (first.entry.kind === 'walk-in' || first.entry.kind === 'tap')) return this.#putAside(first);
    if (!(error instanceof Problem) || (isUnknownHere && first.entry.kind === 'scan')) return this.#wait();
    // It answers, so there is nothing to wait for.
    this.#failures = 0;
    // One of them is refused: halve until it stands alone.
    if (batch.length > 1) this.#limit = Math.ceil(batch.length / 2);
    else {
      await this.#drop(batch);
      this.listener.refused(first.entry, error);
    }
  }

  #putAside(kept: Kept): void {
    this.#aside.add(kept);
    setTimeout(() => {
      this.#aside.delete(kept);
      this.retry();
    }, asideMs);
  }

  #wait(): void {
    // Also what came while this was under way: the phone decided it alone.
    for (const kept of this.#pending()) kept.waited = true;
    const delay = backoffMs[Math.min(this.#failures, backoffMs.length - 1)];
    this.#failures++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#sendNext(), delay);
  }

  async #drop(batch: readonly Kept[]): Promise<void> {
    if (batch.length === 0) return;
    this.#kept = this.#kept.filter((kept) => !batch.includes(kept));
    await this.#write({ remove: batch.map(({ id }) => id) });
  }

  /** What stays on the disk by mistake is sent once more, under its old id. */
  async #write(change: Parameters<Vault['change']>[1]): Promise<void> {
    await this.vault.change('outgoing', change).catch((error: unknown) => this.listener.full(error));
  }
}
