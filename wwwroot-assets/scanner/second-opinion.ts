import type { ScanResult, Verdict } from './api';
import type { Problem } from './ask';
import type { Differences } from './differences';
import { moves, type Entry, type ScanEntry } from './entry';
import { mostSevere } from './scan';

export interface Panel {
  show(result: ScanResult, answers: number, corrects: ScanResult | null): void;
  failedToUndo(): void;
  /** The house is full: the tap did not count. */
  full(): void;
  /** Sent away by what the panel showed, but counted as let in by an answer that came too late: nobody went through. */
  takeBack(entry: ScanEntry, result: ScanResult): void;
}

/** The server's word is the last: it replaces the panel's, or stands in the list where somebody else is before the door by now. */
export class SecondOpinion {
  #shown: string | null = null;
  /** What the phone would say of the scan that the panel shows, while it waits for the server's word. */
  #held: ScanResult | null = null;
  /** Scans of which the panel has said nothing before the next one came. */
  #unsaid = new Set<string>();

  constructor(
    private readonly differences: Differences,
    private readonly panel: Panel,
  ) {}

  /** The scan that the panel shows. */
  set shown(scan: string | null) {
    if (this.#held && this.#shown) this.#unsaid.add(this.#shown);
    this.#shown = scan;
    this.#held = null;
  }

  get shown(): string | null {
    return this.#shown;
  }

  /** The panel shows no verdict of that scan yet: the server's comes, or nobody answers. */
  wait(held: ScanResult): void {
    this.#held = held;
  }

  /** Nobody answers: the phone's word counts. */
  impatient(): void {
    const held = this.#held;
    this.#held = null;
    if (held) this.panel.show(held, 1, null);
  }

  told(answers: readonly { readonly entry: ScanEntry; readonly result: ScanResult }[]): void {
    for (const { entry, result } of answers) {
      const { scan, said } = entry;
      if (scan.id === this.#shown && this.#held) {
        this.#held = null;
        this.panel.show(result, 1, null);
        continue;
      }
      if (!said || said.verdict === result.verdict) continue;
      if (scan.id === this.shown) {
        this.panel.show(result, 1, said);
        continue;
      }
      this.#differ(scan.scannedAt, result.name ?? said.name ?? '', said.verdict, result.verdict);
      // What the phone showed is what happened.
      if (!this.#unsaid.delete(scan.id) && !moves(said) && result.verdict === 'admitted') this.panel.takeBack(entry, result);
    }
    // Before the first list of tickets only the server could tell.
    const unjudged = answers.filter(({ entry }) => !entry.said).map(({ result }) => result);
    const worst = mostSevere(unjudged);
    if (worst) this.panel.show(worst, unjudged.length, null);
  }

  refused(entry: Entry, problem: Problem): void {
    if (entry.kind === 'scan' && entry.scan.id === this.#shown) this.impatient();
    if (entry.kind === 'walk-in') this.#differ(entry.person.registeredAt, `${entry.person.firstName} ${entry.person.lastName}`, 'admitted', null);
    else if (entry.kind === 'scan') this.#differ(entry.scan.scannedAt, entry.said?.name ?? '', entry.said?.verdict ?? null, null);
    else if (entry.kind === 'undo') this.panel.failedToUndo();
    else if (problem.code === 'check-in.full') this.panel.full();
    else this.#differ(entry.tap.at, '', null, null);
  }

  #differ(at: string, name: string, phone: Verdict | null, server: Verdict | null): void {
    this.differences.add({ at, name, phone, server });
  }
}
