import type { SnapshotAnswer, SnapshotTicket } from './api';
import { Roster, type Head } from './roster';
import type { Vault } from './vault';

const partSize = 2000;

interface Part {
  readonly tickets: readonly SnapshotTicket[];
  readonly removed: readonly string[];
}

/**
 * The roster on the disk: the whole in parts, and behind it one part for each change, so that a refresh writes no more than it brought.
 * Once the changes have grown to half of the whole, the whole is asked for again.
 */
export class RosterStore {
  #parts = 0;
  #appended = 0;

  constructor(private readonly vault: Vault) {}

  /** An empty roster where nothing lies on the disk, or where it cannot be opened any more. */
  async load(): Promise<Roster> {
    const roster = new Roster();
    const found = await this.vault.loadAll<Part | Head>('roster');
    const head = found.find(([id]) => id === 'head')?.[1] as Head | undefined;
    if (!head) return roster;
    for (const [id, part] of found) {
      if (id === 'head') continue;
      const { tickets, removed } = part as Part;
      roster.put(tickets, removed);
      this.#parts = Math.max(this.#parts, Number(id.slice(5)) + 1);
    }
    roster.head = head;
    return roster;
  }

  /** Whether the next refresh should bring everything. */
  wantsWhole(roster: Roster): boolean {
    return roster.head === null || this.#appended > Math.max(partSize, roster.size / 2);
  }

  /** The server does not know our cursor any more. */
  beginAnew(): void {
    this.#appended = Infinity;
  }

  async save(answer: SnapshotAnswer, head: Head, whole: boolean): Promise<void> {
    const put: (readonly [string, unknown])[] = [['head', head]];
    if (whole) this.#parts = this.#appended = 0;
    for (const part of parts(answer)) put.push([`part-${String(this.#parts++).padStart(8, '0')}`, part]);
    if (!whole) this.#appended += answer.tickets.length + answer.removed.length;
    await this.vault.change('roster', { put, clear: whole });
  }
}

function* parts({ tickets, removed }: SnapshotAnswer): Generator<Part> {
  for (let at = 0; at < tickets.length; at += partSize) yield { tickets: tickets.slice(at, at + partSize), removed: [] };
  if (removed.length > 0) yield { tickets: [], removed };
}
