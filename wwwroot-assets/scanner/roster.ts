import type { Gate, ScanResult, SnapshotAnswer, SnapshotEvent, SnapshotTicket } from './api';
import { moves, type Entry } from './outgoing';
import type { NumberedKey } from './ticket-code';

/** What a ticket became since the snapshot, by this phone's own scans. */
export interface Moved {
  readonly inside: boolean;
  readonly admittedAt?: string | undefined;
  readonly arrived?: number | undefined;
  readonly gate?: string | undefined;
}

export interface Head {
  readonly cursor: string;
  readonly takenAt: number;
  readonly event: SnapshotEvent;
  readonly gates: readonly Gate[];
  readonly keys: readonly NumberedKey[];
}

export type Known = Omit<SnapshotTicket, keyof Moved> & Partial<Moved>;

/** The event's tickets as this phone knows them: the server's snapshot, and over it what the phone did since. */
export class Roster {
  #tickets = new Map<string, SnapshotTicket>();
  #moved = new Map<string, Moved>();
  #names = new Map<string, string>();
  head: Head | null = null;

  get size(): number {
    return this.#tickets.size;
  }

  /** @param whole the answer is everything, not only what changed. */
  apply(answer: SnapshotAnswer, whole: boolean, takenAt: number): void {
    if (whole) this.#tickets = new Map();
    if (whole) this.#names = new Map();
    this.put(answer.tickets, answer.removed);
    const { cursor, event, gates, publicKeys } = answer;
    this.head = { cursor, takenAt, event, gates, keys: publicKeys };
  }

  put(tickets: readonly SnapshotTicket[], removed: readonly string[]): void {
    for (const ticket of tickets) {
      this.#tickets.set(ticket.id, ticket);
      this.#names.delete(ticket.id);
    }
    for (const id of removed) {
      this.#tickets.delete(id);
      this.#names.delete(id);
    }
  }

  find(id: string): Known | null {
    const ticket = this.#tickets.get(id);
    if (!ticket) return null;
    const moved = this.#moved.get(id);
    // Field by field: what a move has taken away must not shine through.
    return moved ? { ...ticket, inside: moved.inside, admittedAt: moved.admittedAt, arrived: moved.arrived, gate: moved.gate } : ticket;
  }

  /** One step further by a scan that let somebody in or out. */
  move(result: ScanResult, at: string, count: number | undefined): void {
    const ticket = result.ticketId ? this.find(result.ticketId) : null;
    if (!ticket || !moves(result)) return;
    this.#moved.set(ticket.id, step(ticket, result, at, count));
  }

  /** Anew from everything that the snapshot may not show yet. */
  replay(entries: readonly Entry[]): void {
    this.#moved = new Map();
    for (const entry of entries) {
      if (entry.kind === 'walk-in') this.#welcome(entry);
      if (entry.kind === 'undo') this.#moved.set(entry.ticketId, entry.was);
      const result = entry.kind === 'scan' ? (entry.told ?? entry.said) : null;
      if (entry.kind === 'scan' && result) this.move(result, entry.scan.scannedAt, entry.scan.count);
    }
  }

  /** Takes a move back. */
  restore(id: string, was: Moved): void {
    this.#moved.set(id, was);
  }

  /** Every word must begin a word of the name or the organisation, as on the server. */
  search(query: string, most: number): readonly Known[] {
    const words = searchable(query).split(' ').filter(Boolean);
    const hits: Known[] = [];
    for (const [id, ticket] of this.#tickets) {
      if (ticket.state === 'revoked') continue;
      const name = this.#nameOf(ticket);
      if (words.every((word) => name.includes(` ${word}`))) hits.push(this.find(id)!);
      if (hits.length >= most) break;
    }
    return hits.sort((a, b) => a.name.localeCompare(b.name));
  }

  #nameOf(ticket: SnapshotTicket): string {
    let name = this.#names.get(ticket.id);
    if (name === undefined) this.#names.set(ticket.id, (name = ` ${searchable(`${ticket.name} ${ticket.organisation ?? ''}`)}`));
    return name;
  }

  /** Registered here a moment ago: the snapshot will bring the same person, under the same id. */
  #welcome({ person }: Extract<Entry, { kind: 'walk-in' }>): void {
    if (this.#tickets.has(person.ticketId)) return;
    const { ticketId: id, firstName, lastName, organisation, people } = person;
    const ticket = { id, name: `${firstName} ${lastName}`.trim(), category: 'visitor', state: 'valid' as const, inside: true, admittedAt: person.registeredAt };
    this.put([{ ...ticket, ...(organisation && { organisation }), ...(people && people > 1 && { people, arrived: people }) }], []);
  }
}

function step(ticket: Known, { verdict, gate }: ScanResult, at: string, count: number | undefined): Moved {
  const people = ticket.people ?? 1;
  const where = gate ? { gate } : {};
  const first = ticket.admittedAt ? { admittedAt: ticket.admittedAt } : {};
  if (verdict === 'left') return { inside: false, ...first, ...(people > 1 && { arrived: 0 }) };
  const arrived = Math.min(people, (ticket.arrived ?? 0) + (count ?? people));
  return { inside: true, admittedAt: ticket.admittedAt ?? at, ...where, ...(people > 1 && { arrived }) };
}

/** Lower case, without the marks above letters: staff type what they hear. */
export const searchable = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/ß/g, 'ss')
    .replace(/[\s,;.\-_/]+/g, ' ')
    .trim();
