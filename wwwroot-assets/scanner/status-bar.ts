import { button, h } from './dom';
import type { Texts } from './texts';

export interface DoorState {
  readonly offlineSince: number | null;
  readonly waiting: number;
  readonly isFull: boolean;
  readonly driftMs: number;
  readonly isClockWrong: boolean;
  readonly hasRoster: boolean;
  readonly differences: number;
}

/** One calm line: connected or since when not, what waits, and what somebody should look at. */
export class StatusBar {
  readonly #words = h('p', { class: 'status-bar__words', role: 'status' });
  readonly #differences: HTMLButtonElement;
  readonly element: HTMLElement;

  constructor(
    private readonly texts: Texts,
    showDifferences: () => void,
  ) {
    this.#differences = button('', { class: 'status-bar__differences', hidden: true }, showDifferences);
    this.element = h('div', { class: 'status-bar' }, h('span', { class: 'status-bar__dot', 'aria-hidden': 'true' }), this.#words, this.#differences);
  }

  show(state: DoorState): void {
    const { texts } = this;
    this.element.dataset['kind'] = state.isFull || state.isClockWrong ? 'warning' : state.offlineSince === null ? 'online' : 'offline';
    const words = [
      state.offlineSince === null ? texts.online : texts.offlineSince(timeOf(state.offlineSince, texts.locale)),
      state.waiting > 0 ? texts.waitingCount(state.waiting) : '',
      state.hasRoster ? '' : texts.noRoster,
      state.isFull ? texts.notSaved : '',
      state.isClockWrong ? texts.clockWrong(Math.round(Math.abs(state.driftMs) / 60_000)) : '',
    ].filter(Boolean);
    const line = words.join(' · ');
    // Said again to a screen reader only when it changed.
    if (this.#words.textContent !== line) this.#words.textContent = line;
    this.#differences.hidden = state.differences === 0;
    this.#differences.textContent = texts.differences(state.differences);
  }
}

export const timeOf = (instant: string | number, locale: string): string => new Date(instant).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
