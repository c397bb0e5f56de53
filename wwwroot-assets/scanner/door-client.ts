import { DoorApi, type Scan, type ScanResult, type Tap, type Session, type WalkIn } from './api';
import { Problem, Unreachable } from './ask';
import { DoorClock } from './clock';
import { Connection } from './connection';
import { scanId } from './ids';
import { entering, LocalDoor, type Place, type Shown } from './local-door';
import { moves, type Entry, type ScanEntry, type UndoEntry } from './entry';
import { Outgoing } from './outgoing';
import { house, PeopleCount, peopleOf, type Count } from './people-count';
import type { Known, Moved, Roster } from './roster';
import { Renewal } from './renewal';
import { RosterStore } from './roster-store';
import { isOver, saveSession } from './session';
import { testTicket } from './ticket-code';
import { timed } from './timing';
import type { Vault } from './vault';

/** More than a ticket's text ever has, and all that is kept of garbage. */
const longestText = 2001;

export interface DoorClientListener {
  /** Something that the status bar, the list or the readiness check shows has changed. */
  changed(): void;
  told(answers: readonly { readonly entry: ScanEntry; readonly result: ScanResult }[]): void;
  refused(entry: Entry, problem: Problem): void;
  unlinked(): void;
}

/** What goes with a scan: how many of a party, and a supervisor's word at the limit. */
export type More = Pick<Scan, 'count' | 'override' | 'pin'>;

export interface Seen {
  readonly id: string;
  /** Null where only the server can tell: no snapshot yet. */
  readonly result: ScanResult | null;
}

/** What a phone does at the door, without a screen: it judges by itself, writes it down, hands it in, and keeps its roster fresh. */
export class DoorClient {
  readonly clock: DoorClock;
  readonly connection: Connection;
  readonly api: DoorApi;
  readonly #door: LocalDoor;
  readonly #outgoing: Outgoing;
  readonly #renewal: Renewal;
  #turn: Promise<unknown> = Promise.resolve();
  #last: Omit<UndoEntry, 'kind' | 'told'> | null = null;
  #people!: PeopleCount;
  #newest = '';
  #isFull = false;
  #refreshing: Promise<void> | null = null;
  #session: Session;

  private constructor(
    private readonly vault: Vault,
    store: RosterStore,
    readonly roster: Roster,
    root: string,
    session: Session,
    driftMs: number,
    private readonly listener: DoorClientListener,
  ) {
    this.#session = session;
    this.clock = new DoorClock(driftMs, (drift) => {
      void vault.save('facts', 'clock', drift).catch(() => undefined);
      listener.changed();
    });
    this.connection = new Connection(() => this.clock.now(), () => listener.changed());
    this.api = new DoorApi(root, session, { unlinked: () => listener.unlinked(), measure: (...times) => this.clock.measure(...times) });
    this.#door = new LocalDoor(roster);
    const watched = <T>(request: Promise<T>) => this.connection.watch(request, (error) => error instanceof Unreachable);
    const post = {
      scans: (scans: Parameters<DoorApi['record']>[0]) => watched(this.api.record(scans)),
      undo: (id: string) => watched(this.api.undo(id)),
      walkIn: (person: WalkIn) => watched(this.api.walkIn(person)),
      tap: (tap: Tap) => watched(this.api.tap(tap)),
    };
    this.#outgoing = new Outgoing(vault, post, {
      told: (answers) => this.#told(answers),
      refused: (entry, problem) => listener.refused(entry, problem),
      changed: () => listener.changed(),
      full: () => this.#full(),
    });
    const { api, connection, clock } = this;
    this.#renewal = new Renewal({ api, connection, clock, store, roster, door: this.#door, outgoing: this.#outgoing, full: () => this.#full(), changed: () => listener.changed(), linkedUntil: (expiresAt) => this.#linkedUntil(expiresAt) });
  }

  static async open(vault: Vault, root: string, session: Session, listener: DoorClientListener): Promise<DoorClient> {
    const store = new RosterStore(vault);
    const [roster, drift] = await Promise.all([store.load(), vault.load<number>('facts', 'clock')]);
    const client = new DoorClient(vault, store, roster, root, session, drift ?? 0, listener);
    await client.#door.takeKeys();
    await client.#outgoing.load();
    client.#people = await PeopleCount.open(vault, client.#outgoing, (gate) => client.zoneOf(gate) ?? house);
    roster.replay(client.#outgoing.entries);
    return client;
  }

  get waiting(): number {
    return this.#outgoing.waiting;
  }

  /** The disk takes no more, or the browser gives none: what waits is lost with the page. */
  get isFull(): boolean {
    return this.#isFull;
  }

  get lasts(): boolean {
    return this.vault.lasts;
  }

  /** The part of the house that the door leads into; undefined for the house itself. */
  zoneOf(gate: string): string | undefined {
    return this.roster.head?.gates.find(({ code }) => code === gate)?.zone;
  }

  /** The people behind the door, as far as this phone knows; null where the server has never said. */
  peopleAt(gate: string): Count | null {
    return this.#people.at(gate);
  }

  /** Asks the server who is inside. */
  count(): Promise<void> {
    const ask = () => this.connection.watch(this.api.occupancy(), (error) => !(error instanceof Problem));
    return this.#people.ask(ask, () => this.clock.now());
  }

  /** The token reaches no further. */
  get isOver(): boolean {
    return isOver(this.#session, this.clock.now());
  }

  get canUndo(): boolean {
    return this.#last !== null;
  }

  /** Whom the ticket belongs to, before anything happens. `test` is the organiser's test ticket. */
  async look(shown: Shown, gate: string): Promise<Known | 'test' | null> {
    const reading = await this.#door.read(shown);
    return reading?.ticketId === testTicket ? 'test' : this.#door.ticketOf(reading, gate);
  }

  /** One after the other: the second of two looks at the same ticket must see what the first has done. */
  scan(shown: Shown, place: Place, more: More = {}): Promise<Seen> {
    const seen = this.#turn.then(() => this.#scan(shown, place, more));
    this.#turn = seen.catch(() => undefined);
    return seen;
  }

  async undo(): Promise<void> {
    const last = this.#last;
    if (!last) return;
    this.#last = null;
    this.#newest = '';
    this.roster.restore(last.ticketId, last.was, last.gate);
    await this.#outgoing.add({ kind: 'undo', ...last });
    this.#outgoing.retry();
  }

  /** The server has let in whom this phone sent away: an answer that came after the phone had decided. Nobody went through the door. */
  async takeBack({ scan }: ScanEntry, { ticketId, count }: ScanResult): Promise<void> {
    if (!ticketId) return;
    const before = this.roster.find(ticketId, scan.gate);
    const people = count ?? 1;
    const isParty = (before?.people ?? 1) > 1;
    const arrived = isParty ? Math.max(0, (before?.arrived ?? 0) - people) : undefined;
    const was = { inside: isParty && arrived! > 0, admittedAt: undefined, arrived };
    this.roster.restore(ticketId, was, scan.gate);
    await this.#outgoing.add({ kind: 'undo', scanId: scan.id, ticketId, gate: scan.gate, was, people });
    this.#outgoing.retry();
  }

  async walkIn(person: Omit<WalkIn, 'id' | 'ticketId' | 'registeredAt'>): Promise<Known> {
    const registeredAt = new Date(this.clock.now()).toISOString();
    const whole: WalkIn = { ...person, id: crypto.randomUUID(), ticketId: crypto.randomUUID(), registeredAt };
    await this.#outgoing.add({ kind: 'walk-in', person: whole });
    this.roster.replay(this.#outgoing.entries);
    this.#outgoing.retry();
    return this.roster.find(whole.ticketId)!;
  }

  /** Somebody without a ticket, counted. */
  async tap(place: Place): Promise<void> {
    await this.#outgoing.add({ kind: 'tap', tap: { id: crypto.randomUUID(), ...place, at: new Date(this.clock.now()).toISOString() } });
    this.#outgoing.retry();
  }

  retry(): void {
    this.#outgoing.retry();
  }

  /** Asks for what changed; never twice at a time. */
  refresh(): Promise<void> {
    return (this.#refreshing ??= this.#renewal.run().finally(() => (this.#refreshing = null)));
  }

  stop(): void {
    this.#outgoing.stop();
  }

  async #scan(shown: Shown, place: Place, more: More): Promise<Seen> {
    const id = scanId(this.clock.now());
    this.#newest = id;
    const begun = performance.now();
    const reading = await this.#door.read(shown);
    const now = this.clock.now();
    const result = reading && this.#door.isReady ? this.#door.judge(id, reading, place, now, this.peopleAt(place.gate)?.room ?? null, more) : null;
    timed('door-decide', begun);
    const text = 'ticket' in shown ? { ticket: shown.ticket.slice(0, longestText) } : shown;
    const scan = { id, ...text, ...place, scannedAt: new Date(now).toISOString(), ...more, ...(result && verdictOf(result)) };
    const before = result?.ticketId ? this.roster.find(result.ticketId, place.gate) : null;
    const people = result ? movedBy(result, before, more.count) : 0;
    await this.#outgoing.add({ kind: 'scan', scan, said: result, people });
    if (result) this.roster.move(result, scan);
    const isKnown = before !== null || result?.verdict === 'admitted';
    const was = before ? stateOf(before) : { inside: false };
    this.#last = result?.ticketId && isKnown && moves(result) ? { scanId: id, ticketId: result.ticketId, gate: place.gate, was, people: result.verdict === 'left' ? -people : people } : null;
    this.#outgoing.retry();
    return { id, result: result && { ...result, ...this.#arrived(result, place.gate) } };
  }

  /** How many of a party have come, this scan included. */
  #arrived({ ticketId, people }: ScanResult, gate: string): Partial<ScanResult> {
    return people && ticketId ? { arrived: this.roster.find(ticketId, gate)?.arrived ?? 0 } : {};
  }

  #told(answers: readonly { readonly entry: ScanEntry; readonly result: ScanResult }[]): void {
    if (answers.some(({ entry, result }) => entry.said?.verdict !== result.verdict)) this.roster.replay(this.#outgoing.entries);
    for (const { entry, result } of answers) {
      if (this.#last?.scanId === entry.scan.id && !moves(result)) this.#last = null;
      // The server let in whom the phone could not judge.
      const isNews = entry.scan.id === this.#newest && !(entry.said && moves(entry.said));
      if (isNews && moves(result) && result.ticketId)
        this.#last = { scanId: entry.scan.id, ticketId: result.ticketId, gate: entry.scan.gate, was: { inside: result.verdict === 'left' }, people: peopleOf(entry) };
    }
    this.listener.told(answers);
  }

  /** An event that is postponed takes its phones along; the next start of the page must know it too. */
  #linkedUntil(expiresAt: string): void {
    if (expiresAt === this.#session.expiresAt) return;
    this.#session = { ...this.#session, expiresAt };
    void saveSession(this.vault, this.#session).catch(() => undefined);
  }

  #full(): void {
    this.#isFull = true;
    this.listener.changed();
  }
}

const stateOf = ({ inside, admittedAt, arrived, gate }: Known): Moved => ({ inside: inside ?? false, admittedAt, arrived, gate });

const verdictOf = ({ verdict, reason }: ScanResult) => ({ phoneVerdict: verdict, ...(reason && { phoneReason: reason }) });

/** How many went through the door. Whoever is let out without having been in moves nobody. */
function movedBy(result: ScanResult, before: Known | null, count: number | undefined): number {
  if (result.verdict === 'admitted') return before ? entering(before, count) : 1;
  if (result.verdict !== 'left' || !before?.inside) return 0;
  const inside = (before.people ?? 1) > 1 ? (before.arrived ?? 0) : 1;
  return Math.min(count ?? inside, inside);
}
