import type { Occupancy, People } from './api';
import { moves, type Entry } from './entry';
import type { Outgoing } from './outgoing';
import type { Vault } from './vault';

/** The house itself, among its parts. */
export const house = 'house';

/** How many are in the house or in a part of it, as far as this phone knows. */
export interface Count {
  readonly inside: number;
  readonly limit: number | null;
  /** How many more may come in; null has no limit. */
  readonly room: number | null;
  readonly warns: boolean;
  readonly full: boolean;
  /** Of a part of the house. */
  readonly name?: string;
  readonly taps: boolean;
  /** When the server said it; this phone's own people are counted in since. */
  readonly takenAt: number;
}

/** The same as ZonePeopleCount.cs of the server says; tests/vectors/people.json holds the two together. */
export function judgeCount(inside: number, limit: number | null, warnAt: number | null): Pick<Count, 'room' | 'warns' | 'full'> {
  return { room: limit === null ? null : limit - inside, warns: warnAt !== null && inside >= warnAt, full: limit !== null && inside >= limit };
}

interface Figure {
  readonly numbers: Occupancy;
  readonly takenAt: number;
  /** What this phone had told by then, and the numbers therefore show. */
  readonly shown: readonly string[];
}

/**
 * The people inside as the server last said, and over it whom this phone let in and out since. Other doors go on meanwhile: without a
 * network the number is the best that one phone can know, and says how old it is.
 */
export class PeopleCount {
  #figure: Figure | null;

  private constructor(
    private readonly vault: Vault,
    private readonly outgoing: Outgoing,
    private readonly zoneOf: (gate: string) => string,
    kept: Figure | null,
  ) {
    // Numbers of the queue begin anew once it was empty: only what still lies there is what it was.
    const told = new Set(outgoing.told);
    this.#figure = kept && { ...kept, shown: kept.shown.filter((id) => told.has(id)) };
  }

  /** With what an earlier page was told. */
  static async open(vault: Vault, outgoing: Outgoing, zoneOf: (gate: string) => string): Promise<PeopleCount> {
    return new PeopleCount(vault, outgoing, zoneOf, await vault.load<Figure>('facts', 'people'));
  }

  /** What was told until the asking began is in the answer. */
  async ask(occupancy: () => Promise<Occupancy>, now: () => number): Promise<void> {
    const shown = this.outgoing.told;
    const numbers = await occupancy();
    this.#figure = { numbers, takenAt: now(), shown };
    // A full disk keeps the number in the page; the status bar says that nothing is kept.
    void this.vault.save('facts', 'people', this.#figure).catch(() => undefined);
  }

  /** Behind that gate; null where the server has never said. */
  at(gate: string): Count | null {
    const zone = this.zoneOf(gate);
    const { numbers, takenAt } = this.#figure ?? {};
    const part: (People & { readonly name?: string }) | undefined = zone === house ? numbers && nameless(numbers) : numbers?.zones?.find(({ code }) => code === zone);
    if (!part || takenAt === undefined) return null;
    const inside = Math.max(0, part.inside + this.#since(zone));
    const limit = part.limit ?? null;
    return { inside, limit, ...judgeCount(inside, limit, part.warnAt ?? null), taps: numbers?.taps ?? false, takenAt, ...(part.name && { name: part.name }) };
  }

  #since(zone: string): number {
    const shown = new Set(this.#figure?.shown);
    const own = this.outgoing.numbered.filter(([id, entry]) => !shown.has(id) && this.zoneOf(gateOf(entry)) === zone);
    return own.reduce((sum, [, entry]) => sum + peopleOf(entry), 0);
  }
}

const nameless = ({ inside, limit, warnAt }: Occupancy): People => ({ inside, limit: limit ?? null, warnAt: warnAt ?? null });

const gateOf = (entry: Entry): string => {
  if (entry.kind === 'scan') return entry.scan.gate;
  if (entry.kind === 'undo') return entry.gate;
  return entry.kind === 'tap' ? entry.tap.gate : entry.person.gate;
};

/** How many more are inside by it; below 0 how many fewer. */
export function peopleOf(entry: Entry): number {
  if (entry.kind === 'tap') return entry.tap.direction === 'in' ? 1 : -1;
  if (entry.kind === 'walk-in') return entry.person.people ?? 1;
  if (entry.kind === 'undo') return -(entry.people ?? 0);
  const { said, told, people } = entry;
  if (!told) return said && moves(said) ? (people ?? 0) * (said.verdict === 'left' ? -1 : 1) : 0;
  if (told.verdict === 'left') return told.firstAdmittedAt ? -(told.count ?? 1) : 0;
  return told.verdict === 'admitted' ? (told.count ?? 1) : 0;
}
