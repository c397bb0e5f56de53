import type { Direction, Gate, ScanResult } from './api';
import type { Known, Roster } from './roster';
import { judge, type GateRules } from './rules';
import { byHand, Keyring, type Reading } from './ticket-code';

/** A ticket as it was shown: the text of its code, or whom a person of the staff found by name. */
export type Shown = { readonly ticket: string } | { readonly ticketId: string };

export interface Place {
  readonly gate: string;
  readonly direction: Direction;
}

/** Judges without the network, by the roster alone. */
export class LocalDoor {
  #keyring: Keyring | null = null;
  #keys = '';

  constructor(private readonly roster: Roster) {}

  /** Nothing can be judged before the first snapshot. */
  get isReady(): boolean {
    return this.#keyring !== null;
  }

  /** After every change of the roster's head. */
  async takeKeys(): Promise<void> {
    const { head } = this.roster;
    const keys = head ? JSON.stringify([head.event.id, head.keys]) : '';
    if (!head || keys === this.#keys) return;
    this.#keyring = await Keyring.of(head.event.id, head.keys);
    this.#keys = keys;
  }

  /** Null before the first snapshot. */
  async read(shown: Shown): Promise<Reading | null> {
    if ('ticketId' in shown) return byHand(shown.ticketId);
    return this.#keyring?.read(shown.ticket) ?? null;
  }

  ticketOf(reading: Reading | null, gate: string): Known | null {
    return reading?.ticketId ? this.roster.find(reading.ticketId, gate) : null;
  }

  /** @param room how many more may come in there; null where nobody knows. */
  judge(id: string, reading: Reading, place: Place, now: number, room: number | null, more: { readonly count?: number; readonly override?: true }): ScanResult {
    const ticket = this.ticketOf(reading, place.gate);
    const { event, gates } = this.roster.head!;
    const gate = gates.find(({ code }) => code === place.gate);
    const said = judge({
      ...reading,
      standing: ticket?.state ?? null,
      inside: ticket?.inside ?? false,
      wasAdmitted: ticket?.admittedAt !== undefined,
      people: ticket?.people ?? 1,
      arrived: ticket?.arrived ?? 0,
      entering: ticket ? entering(ticket, more.count) : 1,
      room,
      override: more.override ?? false,
      onList: ticket ? isOnList(gate, ticket) : !gate?.categories && !gate?.list,
      unlisted: event.unlisted ?? 'ask',
      gate: rulesOf(gate),
      direction: place.direction,
      eventCancelled: event.state === 'cancelled',
      opensAt: Date.parse(event.admitsFrom),
      closesAt: Date.parse(event.admitsUntil),
      now,
    });
    if (ticket) return { id, ...said, ...about(ticket, said.verdict === 'already-inside', place) };
    return { id, ...said, ...(reading.ticketId && { ticketId: reading.ticketId }), gate: place.gate };
  }
}

function about(ticket: Known, isBack: boolean, place: Place): Partial<ScanResult> {
  const { id: ticketId, name, category, people, arrived, adults, notes, admittedAt } = ticket;
  return {
    ticketId,
    name,
    category,
    ...(people && people > 1 && { people, arrived: arrived ?? 0 }),
    ...(adults !== undefined && { adults }),
    ...(notes && { notes }),
    ...(admittedAt && { firstAdmittedAt: admittedAt }),
    ...(!isBack ? { gate: place.gate } : ticket.gate && { gate: ticket.gate }),
  };
}

/** As many of a party as were counted, else all who are missing. */
export function entering({ people = 1, arrived = 0 }: Known, count?: number): number {
  return Math.min(Math.max(count ?? people, 1), Math.max(1, people - arrived));
}

function isOnList(gate: Gate | undefined, { id, category }: Known): boolean {
  return (gate?.categories?.includes(category) ?? true) && (gate?.list?.includes(id) ?? true);
}

function rulesOf(gate: Gate | undefined): GateRules {
  return {
    in: gate?.direction !== 'out',
    reentry: gate?.reentry ?? true,
    ...(gate?.opensAt && { opensAt: Date.parse(gate.opensAt) }),
    ...(gate?.closesAt && { closesAt: Date.parse(gate.closesAt) }),
  };
}
