import { fold, wordsOf } from './fold';
import type { Gate, Scan, ScanResult, SnapshotAnswer, SnapshotEvent, SnapshotTicket } from './api';
import { moves, type Entry } from './entry';
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
  /** Let in by their signature alone: this phone must know them when they come again. */
  #strangers = new Set<string>();
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

  /** @param gate through which it is looked at: an inner door asks who is in its room, not who is in the house. */
  find(id: string, gate = ''): Known | null {
    const ticket = this.#tickets.get(id) ?? (this.#strangers.has(id) ? stranger(id) : null);
    if (!ticket) return null;
    const room = this.#roomOf(gate);
    const moved = this.#moved.get(place(room, id));
    // Field by field: what a move has taken away must not shine through.
    if (moved) return { ...ticket, inside: moved.inside, admittedAt: moved.admittedAt, arrived: moved.arrived, gate: moved.gate };
    if (!room) return ticket;
    const inside = room.ownInside?.includes(id) ?? false;
    return { ...ticket, inside, admittedAt: undefined, arrived: inside ? (ticket.people ?? 1) : 0 };
  }

  /** One step further by a scan that let somebody in or out. */
  move(result: ScanResult, { gate, scannedAt, count }: Pick<Scan, 'gate' | 'scannedAt' | 'count'>): void {
    if (result.ticketId && isByItsSignature(result)) this.#strangers.add(result.ticketId);
    const ticket = result.ticketId ? this.find(result.ticketId, gate) : null;
    if (!ticket || !moves(result)) return;
    this.#moved.set(place(this.#roomOf(gate), ticket.id), step(ticket, result, gate, scannedAt, count));
  }

  /** Anew from everything that the snapshot may not show yet. */
  replay(entries: readonly Entry[]): void {
    this.#moved = new Map();
    this.#strangers = new Set();
    for (const entry of entries) {
      if (entry.kind === 'walk-in') this.#welcome(entry);
      if (entry.kind === 'undo') this.restore(entry.ticketId, entry.was, entry.gate);
      const result = entry.kind === 'scan' ? (entry.told ?? entry.said) : null;
      if (entry.kind === 'scan' && result) this.move(result, entry.scan);
    }
  }

  /** Takes a move back. */
  restore(id: string, was: Moved, gate: string): void {
    this.#moved.set(place(this.#roomOf(gate), id), was);
  }

  /** Every word must begin a word of the name or the organisation, as on the server. */
  search(query: string, most: number): readonly Known[] {
    const words = wordsOf(query);
    const hits: Known[] = [];
    for (const [id, ticket] of this.#tickets) {
      if (ticket.state === 'revoked') continue;
      const name = this.#nameOf(ticket);
      if (words.every((word) => name.includes(` ${word}`))) hits.push(this.find(id)!);
      if (hits.length >= most) break;
    }
    return hits.sort((a, b) => a.name.localeCompare(b.name));
  }

  #roomOf(gate: string): Gate | null {
    const found = gate ? this.head?.gates.find(({ code }) => code === gate) : undefined;
    return found?.zone ? found : null;
  }

  #nameOf(ticket: SnapshotTicket): string {
    let name = this.#names.get(ticket.id);
    if (name === undefined) this.#names.set(ticket.id, (name = ` ${fold(`${ticket.name} ${ticket.organisation ?? ''}`)}`));
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

const stranger = (id: string): SnapshotTicket => ({ id, name: '', category: '', state: 'valid' });
const isByItsSignature = ({ verdict, reason }: ScanResult) => verdict === 'admitted' && reason === 'unlisted';
const place = (room: Gate | null, id: string) => (room ? `${room.zone}/${id}` : id);

function step(ticket: Known, { verdict }: ScanResult, gate: string, at: string, count: number | undefined): Moved {
  const people = ticket.people ?? 1;
  const first = ticket.admittedAt ? { admittedAt: ticket.admittedAt } : {};
  if (verdict === 'left') {
    const stay = people > 1 && count ? Math.max(0, (ticket.arrived ?? 0) - count) : 0;
    return { inside: stay > 0, ...first, ...(people > 1 && { arrived: stay }) };
  }
  const arrived = Math.min(people, (ticket.arrived ?? 0) + (count ?? people));
  return { inside: true, admittedAt: ticket.admittedAt ?? at, gate, ...(people > 1 && { arrived }) };
}
