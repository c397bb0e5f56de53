import type { Direction, ScanResult } from './api';
import { printBadge, type Wearer } from './badge';
import type { DoorClient, More } from './door-client';
import type { Shown } from './local-door';
import type { OccupancyMeter } from './occupancy';
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
  readonly meter: OccupancyMeter;
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
    return client.roster.head?.gates.find(({ code }) => code === settings().gate)?.zone;
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
    const isParty = (known?.people ?? 1) > 1;
    const isComing = known?.state === 'valid' && direction === 'in' && (isParty ? missingOf(known) > 0 : !known.inside);
    if (known && isParty && direction === 'out' && (known.arrived ?? 0) > 1) party.ask(known, direction, (count) => void this.#scan(shown, { count }));
    else if (isComing && isParty) party.ask(known, direction, (count) => void this.#enter(shown, known, { count }));
    else if (isComing) await this.#enter(shown, known, {});
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
    panel.offer(texts.override, () => override.ask(needsPin(), (word) => void this.#scan(stopped.shown, { ...stopped.more, ...word })));
  }

  async tap(direction: Direction): Promise<void> {
    const { client, panel, settings, texts } = this.parts;
    await client.tap({ gate: settings().gate, direction });
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

  /** Somebody may come in, as far as the ticket goes. In a full house that is a supervisor's word; cut off, nobody knows the number. */
  async #enter(shown: Shown, { name }: Known, more: More): Promise<void> {
    const { client, meter, second } = this.parts;
    if (client.connection.offlineSince !== null || !meter.isFull(this.room)) return this.#scan(shown, more);
    this.#latest = { shown, more };
    second.shown = null;
    this.show({ id: '', verdict: 'waitlisted', reason: 'full', name });
  }

  async #scan(shown: Shown, more: More): Promise<void> {
    const { client, panel, second, settings, changed } = this.parts;
    const { gate, direction } = settings();
    this.#latest = { shown, more };
    const seen = await client.scan(shown, { gate, direction }, more);
    if (this.#closed) return;
    second.shown = seen.id;
    if (seen.result) this.show(seen.result);
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
