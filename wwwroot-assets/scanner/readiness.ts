import { cameraFailure } from './camera';
import { button, h } from './dom';
import { bottomSheet } from './bottom-sheet';
import type { Sounds } from './sounds';
import type { Texts } from './texts';

export type State = 'good' | 'bad' | 'open';
export const checks = ['camera', 'sound', 'roster', 'storage', 'clock', 'offline', 'ticket'] as const;
export type Check = (typeof checks)[number];

/** Scans need little; a full disk fails at once and without a word. */
const enoughBytes = 50_000_000;

export interface ReadinessDoor {
  readonly sounds: Sounds;
  /** Fetches what is new; how many tickets there are, and when they were fetched. Null without any. */
  roster(): Promise<{ readonly tickets: number; readonly takenAt: number; readonly now: number } | null>;
  readonly lasts: boolean;
  clock(): { readonly driftMs: number; readonly isWrong: boolean };
  isCameraOpen(): boolean;
}

/** The day before: what this phone needs at the door, tried one by one. */
export class Readiness {
  readonly #rows = new Map<Check, { readonly state: HTMLElement; readonly words: HTMLElement; readonly row: HTMLElement }>();
  readonly dialog: HTMLDialogElement;

  constructor(
    private readonly texts: Texts,
    private readonly door: ReadinessDoor,
  ) {
    const list = h('ul', { class: 'checks', role: 'list' }, ...checks.map((check) => this.#row(check)));
    this.dialog = bottomSheet(texts.readinessTitle, texts.close, list, button(texts.readinessAgain, { class: 'button' }, () => void this.run()));
  }

  open(): void {
    this.dialog.showModal();
    void this.run();
  }

  async run(): Promise<void> {
    this.#askSound();
    if (this.#rows.get('ticket')!.row.dataset['state'] !== 'good') this.#say('ticket', 'open', this.texts.ticketAsk);
    await Promise.all([this.#camera(), this.#roster(), this.#storage(), this.#offline()]);
    // Last: the roster's answer has measured it.
    const { driftMs, isWrong } = this.door.clock();
    const wrong = `${this.texts.clockWrong(Math.round(Math.abs(driftMs) / 60_000))}. ${this.texts.clockBad}`;
    this.#say('clock', isWrong ? 'bad' : 'good', isWrong ? wrong : this.texts.clockGood);
  }

  /** The test ticket came before the camera. */
  tested(): void {
    this.#say('ticket', 'good', this.texts.ticketGood);
  }

  async #camera(): Promise<void> {
    if (this.door.isCameraOpen()) return this.#say('camera', 'good', this.texts.cameraGood);
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: 'environment' } } });
      stream.getTracks().forEach((track) => track.stop());
      this.#say('camera', 'good', this.texts.cameraGood);
    } catch (error) {
      this.#say('camera', 'bad', this.texts.camera[cameraFailure(error)]);
    }
  }

  #askSound(): void {
    const { texts, door } = this;
    if (!door.sounds.on) return this.#say('sound', 'bad', texts.soundOffHint);
    const heard = button(texts.soundYes, { class: 'button', hidden: true }, () => this.#say('sound', 'good', texts.soundGood));
    const play = button(texts.soundPlay, { class: 'button' }, () => {
      door.sounds.wake();
      door.sounds.play('ok');
      heard.hidden = false;
      question.hidden = false;
    });
    const question = h('span', { hidden: true }, texts.soundAsk);
    this.#say('sound', 'open', h('span', { class: 'checks__ask' }, play, question, heard));
  }

  async #roster(): Promise<void> {
    const { texts } = this;
    const roster = await this.door.roster();
    if (!roster) return this.#say('roster', 'bad', texts.rosterNone);
    const minutes = Math.floor((roster.now - roster.takenAt) / 60_000);
    this.#say('roster', minutes < 60 ? 'good' : 'bad', texts.rosterGood(new Intl.NumberFormat(texts.locale).format(roster.tickets), minutes));
  }

  async #storage(): Promise<void> {
    const { texts } = this;
    if (!this.door.lasts) return this.#say('storage', 'bad', texts.storageBad);
    // Else the browser may clear it when the disk runs low.
    await navigator.storage?.persist?.().catch(() => false);
    const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => ({}) as StorageEstimate)) ?? {};
    const free = quota - usage;
    const megabytes = `${Number.isFinite(free) ? new Intl.NumberFormat(texts.locale, { maximumFractionDigits: 0 }).format(free / 1e6) : '∞'} MB`;
    this.#say('storage', free >= enoughBytes ? 'good' : 'bad', free >= enoughBytes ? texts.storageGood(megabytes) : texts.storageLittle(megabytes));
  }

  async #offline(): Promise<void> {
    const registration = await navigator.serviceWorker?.getRegistration(location.href).catch(() => undefined);
    const works = registration?.active !== undefined && registration?.active !== null;
    this.#say('offline', works ? 'good' : 'bad', works ? this.texts.offlineGood : this.texts.offlineBad);
  }

  #row(check: Check): HTMLElement {
    const state = h('strong', { class: 'checks__state' });
    const words = h('div', { class: 'field__help' });
    const row = h('li', { class: 'checks__row' }, h('div', {}, h('strong', {}, this.texts.checks[check]), words), state);
    this.#rows.set(check, { state, words, row });
    return row;
  }

  #say(check: Check, state: State, words: string | HTMLElement): void {
    const row = this.#rows.get(check)!;
    row.row.dataset['state'] = state;
    row.state.textContent = this.texts.readinessStates[state];
    row.words.replaceChildren(words);
  }
}
