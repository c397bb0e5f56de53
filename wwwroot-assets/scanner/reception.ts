import type { Direction, ScanResult } from './api';
import { printBadge, type Wearer } from './badge';
import type { DoorClient, More } from './door-client';
import type { Shown } from './local-door';
import type { OverrideDialog } from './override';
import { missingOf, type PartyDialog } from './party';
import type { ResultPanel } from './result-panel';
import type { Known } from './roster';
import { present, type Kind } from './scan';
import type { SecondOpinion } from './second-opinion';
import type { Settings } from './session';
import type { Sounds } from './sounds';
import type { Texts } from './texts';
import type { Newcomer } from './walk-in';

export interface ReceptionParts {
  readonly client: DoorClient;
  readonly panel: ResultPanel;
  readonly second: SecondOpinion;
  readonly party: PartyDialog;
  readonly override: OverrideDialog;
  readonly sounds: Sounds;
  readonly texts: Texts;
  settings(): Settings;
  /** The organiser's test ticket was held before the door. */
  tested(): void;
  /** Something moved: the status bar and the buttons may say something else now. */
  changed(): void;
}

/** What is done with whoever stands before the door, from the code that is shown to the word on the panel. */
export class Reception {
  #latest: { readonly shown: Shown; readonly more: More } | null = null;
  #closed = false;

  constructor(private readonly parts: ReceptionParts) {}

  /** The part of the house that this door leads into; undefined for the house itself. */
  get room(): string | undefined {
    const { client, settings } = this.parts;
    return client.zoneOf(settings().gate);
  }

  close(): void {
    this.#closed = true;
  }

  /** One person is judged at once; of a party it is asked first how many come or go. */
  async listen(shown: Shown): Promise<void> {
    const { client, party, settings } = this.parts;
    if (this.#closed || party.isOpen) return;
    const { gate, direction } = settings();
    const known = await client.look(shown, gate);
    if (known === 'test') return this.#tested();
    if (known && asksHowMany(known, direction)) party.ask(known, direction, (count) => void this.#scan(shown, { count }));
    else await this.#scan(shown, {});
  }

  show(result: ScanResult, answers = 1, corrects: ScanResult | null = null): void {
    const { client, panel, override, texts } = this.parts;
    panel.result(result, answers, corrects?.verdict ?? null);
    const { kind, vibration } = present(result.verdict);
    this.#signal(kind, vibration);
    const stopped = this.#latest;
    if (result.reason !== 'full' || !stopped) return;
    const needsPin = () => client.roster.head?.event.overridePin ?? false;
    panel.offer(texts.override, () => override.ask(this.room !== undefined, needsPin(), (word) => void this.#scan(stopped.shown, { ...stopped.more, ...word })));
  }

  async tap(direction: Direction): Promise<void> {
    const { client, panel, settings, texts } = this.parts;
    const { gate } = settings();
    // With a network the server says so.
    if (direction === 'in' && client.connection.offlineSince !== null && client.peopleAt(gate)?.full) {
      this.#forget();
      return panel.notice('refused', this.room ? texts.roomFull : texts.reasons.full);
    }
    await client.tap({ gate, direction });
    this.#forget();
    panel.notice('ok', texts.tapped(direction));
  }

  async undo(): Promise<void> {
    const { client, panel, texts } = this.parts;
    await client.undo();
    this.#forget();
    panel.notice('neutral', texts.undone);
  }

  async welcome(person: Newcomer): Promise<void> {
    const { client, panel, settings, texts } = this.parts;
    const { name } = await client.walkIn({ ...person, gate: settings().gate });
    this.#forget();
    panel.notice('ok', texts.verdicts.admitted, texts.walkInDone, name);
    this.#offerBadge({ name, category: 'visitor', ...person });
    this.#signal('ok', [60]);
  }

  async #scan(shown: Shown, more: More): Promise<void> {
    const { client, panel, second, settings, changed } = this.parts;
    const { gate, direction } = settings();
    this.#latest = { shown, more };
    const seen = await client.scan(shown, { gate, direction }, more);
    if (this.#closed) return;
    second.shown = seen.id;
    // What the list does not know the server does, while it answers.
    if (seen.result && isUnlisted(seen.result) && client.connection.offlineSince === null) {
      second.wait(seen.result);
      panel.checking();
    } else if (seen.result) this.show(seen.result);
    else panel.checking();
    // Whoever was found by name has no ticket to wear.
    const found = seen.result?.verdict === 'admitted' && 'ticketId' in shown ? client.roster.find(shown.ticketId) : null;
    if (found) this.#offerBadge(found);
    changed();
  }

  #tested(): void {
    const { panel, texts, tested } = this.parts;
    tested();
    this.#forget();
    panel.notice('ok', texts.checks.ticket, texts.ticketGood);
    this.#signal('ok', [60]);
  }

  /** The panel shows no scan any more: what the server says of the last one goes to the list. */
  #forget(): void {
    this.parts.second.shown = null;
    this.parts.changed();
  }

  #offerBadge({ name, category, organisation }: Omit<Wearer, 'event'>): void {
    const { client, panel, texts } = this.parts;
    const event = client.roster.head?.event.title ?? '';
    panel.offer(texts.printBadge, () => printBadge({ name, organisation, category: texts.categories[category] ?? category, event }));
  }

  #signal(kind: Kind, vibration: readonly number[]): void {
    this.parts.sounds.play(kind);
    navigator.vibrate?.([...vibration]);
  }
}

const isUnlisted = ({ verdict, reason }: ScanResult) => verdict === 'unlisted' || reason === 'unlisted';

/** Of a party: how many come now, or go. */
function asksHowMany(known: Known, direction: Direction): boolean {
  if ((known.people ?? 1) <= 1) return false;
  return direction === 'out' ? (known.arrived ?? 0) > 1 : known.state === 'valid' && missingOf(known) > 0;
}
