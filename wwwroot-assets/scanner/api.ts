import { ask, patience, Problem, Unreachable, type Request } from './ask';
import type { Reason, Standing, Unlisted } from './rules';
import type { NumberedKey } from './ticket-code';

export type Direction = 'in' | 'out';

export const verdicts = [
  'admitted',
  'already-inside',
  'left',
  'cancelled',
  'revoked',
  'unknown',
  'invalid-signature',
  'wrong-event',
  'not-yet-valid',
  'expired',
  'waitlisted',
  'event-cancelled',
  'unlisted',
] as const;
export type Verdict = (typeof verdicts)[number];

/** What is left out adds nothing to the event's own rules. */
export interface Gate {
  readonly code: string;
  readonly name: string;
  readonly direction?: 'in' | 'out' | 'both';
  readonly reentry?: boolean;
  readonly categories?: readonly string[];
  readonly opensAt?: string;
  readonly closesAt?: string;
  /** Tickets that may come in here, where the gate has a list of its own. */
  readonly list?: readonly string[];
  /** Leads into a part of the house; being in the house is not being in there. */
  readonly zone?: string;
  /** Who is in that part now. */
  readonly ownInside?: readonly string[];
}

/** What a paired phone knows: its token reaches only the check-in routes of this event. */
export interface Session {
  readonly token: string;
  readonly event: { readonly slug: string; readonly title: string; readonly startsAt: string; readonly endsAt: string };
  readonly gates: readonly Gate[];
  readonly expiresAt: string;
  /** Set on a tablet at which people check themselves in. */
  readonly kiosk?: Kiosk | null;
}

export interface Kiosk {
  readonly badge: 'none' | 'shown' | 'printed';
  /** What somebody who is in reads, as where to go; may be empty. */
  readonly hint: string;
}

/** A badge, drawn by the server. */
export interface BadgeSheet {
  readonly html: string;
  readonly format: string;
}

export interface Scan {
  /** Made on the phone and kept through every retry, so that the server counts the scan once. */
  readonly id: string;
  /** The text of the code; of a ticket that was found by its name the id instead. */
  readonly ticket?: string;
  readonly ticketId?: string;
  readonly gate: string;
  readonly direction: Direction;
  /** By the server's clock, as far as the phone knows it. */
  readonly scannedAt: string;
  /** People of a party who came now. */
  readonly count?: number;
  /** What the phone said by itself: whom it sent away without a network did not come in. */
  readonly phoneVerdict?: Verdict;
  readonly phoneReason?: Reason;
  readonly offline?: boolean;
  /** A supervisor lets in although the house is full. */
  readonly override?: true;
  readonly pin?: string;
}

export interface ScanResult {
  readonly id: string;
  readonly verdict: Verdict;
  readonly reason?: Reason;
  /** Why the server could not take it as it is. */
  readonly code?: string;
  readonly people?: number;
  readonly arrived?: number;
  /** Of a class: how many of its people are adults. */
  readonly adults?: number;
  /** Of a party: how many came or left by this scan. */
  readonly count?: number;
  readonly notes?: readonly string[];
  readonly ticketId?: string;
  readonly name?: string;
  readonly category?: string;
  readonly firstAdmittedAt?: string;
  readonly gate?: string;
  /** At a kiosk: the door should know something of this person, which staff's phones say. */
  readonly askStaff?: boolean;
}

export interface SnapshotTicket {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly state: Standing;
  readonly inside?: boolean;
  readonly admittedAt?: string;
  readonly people?: number;
  readonly arrived?: number;
  /** Of a class: how many of its people are adults. */
  readonly adults?: number;
  readonly organisation?: string;
  readonly notes?: readonly string[];
}

export interface SnapshotEvent {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Of an older server missing; `cancelled` lets nobody in. */
  readonly state?: string;
  readonly admitsFrom: string;
  readonly admitsUntil: string;
  /** An override at the limit needs the supervisor's PIN. */
  readonly overridePin?: boolean;
  /** People who are not registered may be written down at the door; where nothing is said, they may. */
  readonly walkIns?: boolean;
  /** What becomes of a good signature that the list does not know yet, without a network; where nothing is said, the desk is asked. */
  readonly unlisted?: Unlisted;
}

export interface SnapshotAnswer {
  readonly cursor: string;
  readonly publicKeys: readonly NumberedKey[];
  readonly event: SnapshotEvent;
  readonly gates: readonly Gate[];
  readonly tickets: readonly SnapshotTicket[];
  readonly removed: readonly string[];
  /** Until when this phone is linked; the event may have been postponed. */
  readonly expiresAt?: string;
}

export interface WalkIn {
  readonly id: string;
  readonly ticketId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly organisation?: string;
  readonly people?: number;
  readonly gate: string;
  readonly registeredAt: string;
}

/** People in the house, or in a part of it. */
export interface People {
  readonly inside: number;
  readonly limit?: number | null;
  /** From this number on people are warned. */
  readonly warnAt?: number | null;
}

export interface Occupancy extends People {
  /** People without a ticket may be counted by tapping. */
  readonly taps?: boolean;
  /** Parts of the house with doors of their own. */
  readonly zones?: readonly (People & { readonly code: string; readonly name: string })[];
}

/** Somebody without a ticket. */
export interface Tap {
  readonly id: string;
  readonly gate: string;
  readonly direction: Direction;
  readonly at: string;
  readonly offline?: boolean;
}

/** The check-in routes of one event. A 401 of our server anywhere means that the organiser unlinked this phone. */
export class DoorApi {
  readonly #base: string;

  constructor(
    root: string,
    private readonly session: Session,
    private readonly listener: { unlinked(): void; measure?: Request['measure'] },
  ) {
    this.#base = `${root}/events/${encodeURIComponent(session.event.slug)}`;
  }

  async record(scans: readonly Scan[]): Promise<readonly ScanResult[]> {
    const answer = await this.#ask<{ results?: ScanResult[] } | null>('/check-in/scans', { method: 'POST', body: { scans } });
    const results = answer?.results;
    if (!Array.isArray(results) || results.length !== scans.length) throw new Unreachable('not an answer of ours');
    return results;
  }

  undo(scanId: string): Promise<unknown> {
    return this.#ask(`/check-in/scans/${encodeURIComponent(scanId)}/undo`, { method: 'POST' });
  }

  walkIn(person: WalkIn): Promise<unknown> {
    return this.#ask('/check-in/walk-ins', { method: 'POST', body: person });
  }

  tap(tap: Tap): Promise<unknown> {
    return this.#ask('/check-in/taps', { method: 'POST', body: tap });
  }

  async snapshot(since: string | null): Promise<SnapshotAnswer> {
    const query = since ? `?since=${encodeURIComponent(since)}` : '';
    const path = this.session.kiosk ? '/check-in/kiosk/snapshot' : '/check-in/snapshot';
    const answer = await this.#ask<SnapshotAnswer>(path + query, { withinMs: patience.snapshotMs });
    if (!answer?.cursor || !Array.isArray(answer.tickets)) throw new Unreachable('not an answer of ours');
    // A kiosk is told no names.
    return this.session.kiosk ? { ...answer, tickets: answer.tickets.map((ticket) => ({ ...ticket, name: '' })) } : answer;
  }

  /** Tells the organisers' board how this phone is. */
  heartbeat(state: object): Promise<unknown> {
    return this.#ask('/check-in/heartbeat', { method: 'POST', body: state });
  }

  /** Of whoever this kiosk let in by that scan. */
  badge(scanId: string): Promise<BadgeSheet> {
    return this.#ask(`/check-in/kiosk/badges/${encodeURIComponent(scanId)}`, { method: 'POST' });
  }

  /** Unlinks this kiosk. */
  leave(pin: string): Promise<unknown> {
    return this.#ask('/check-in/kiosk/leave', { method: 'POST', body: { pin } });
  }

  occupancy(): Promise<Occupancy> {
    return this.#ask('/occupancy');
  }

  async #ask<T>(path: string, request: Request = {}): Promise<T> {
    const { measure } = this.listener;
    try {
      return await ask<T>(this.#base + path, { ...request, token: this.session.token, ...(measure && { measure }) });
    } catch (error) {
      if (error instanceof Problem && error.status === 401) this.listener.unlinked();
      throw error;
    }
  }
}
