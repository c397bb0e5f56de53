import type { Direction, Occupancy } from './api';
import { button, h } from './dom';
import type { Texts } from './texts';

/** From this share on the bar warns. */
const nearlyFull = 0.9;

/** Who is inside now against who may be: in words, and the bar repeats it. */
export class OccupancyMeter {
  readonly #words = h('span');
  readonly #room = h('strong');
  readonly #bar = h('progress', { 'aria-hidden': 'true' });
  #known: Occupancy | null = null;
  readonly #taps = h('div', { class: 'meter__taps' });
  readonly #tapButtons: readonly HTMLElement[];
  readonly element: HTMLElement;

  /** @param tap counts somebody without a ticket. */
  constructor(
    private readonly texts: Texts,
    tap: (direction: Direction) => void = () => undefined,
  ) {
    this.#tapButtons = [
      button('−1', { class: 'button meter__tap', 'aria-label': texts.tapOut }, () => tap('out')),
      button('+1', { class: 'button meter__tap', 'aria-label': texts.tapIn }, () => tap('in')),
    ];
    this.element = h('div', { class: 'meter door__meter' }, h('p', { class: 'meter__label' }, this.#words, this.#room), this.#taps, this.#bar);
    this.unknown();
  }

  /** As the server last said; a room of the house has its own limit. */
  isFull(zone: string | undefined): boolean {
    return (zone ? this.#known?.zones?.find(({ code }) => code === zone)?.full : this.#known?.full) ?? false;
  }

  /** Without an answer the last number stays, and says that it is old. */
  unknown(): void {
    if (this.#known) return this.#draw(this.#known, true);
    this.#words.textContent = this.texts.occupancyUnknown;
    this.#room.textContent = '';
    this.#bar.hidden = true;
  }

  show(numbers: Occupancy): void {
    this.#known = numbers;
    this.#draw(numbers, false);
  }

  #draw({ inside, limit, warning, taps }: Occupancy, isOld: boolean): void {
    // Drawn once: a finger may be on it.
    if (taps !== this.#taps.hasChildNodes()) this.#taps.replaceChildren(...(taps ? this.#tapButtons : []));
    const number = new Intl.NumberFormat(this.texts.locale);
    const words = this.texts.inside(number.format(inside), limit ? number.format(limit) : '');
    this.#words.textContent = isOld ? this.texts.lately(words) : words;
    this.#bar.hidden = !limit;
    this.element.classList.remove('meter--few', 'meter--full');
    if (!limit) {
      this.#room.textContent = '';
      return;
    }
    const full = inside >= limit;
    this.#room.textContent = full ? this.texts.full : this.texts.room(number.format(limit - inside));
    this.#bar.max = limit;
    this.#bar.value = Math.min(inside, limit);
    if (full) this.element.classList.add('meter--full');
    else if (warning ?? inside >= limit * nearlyFull) this.element.classList.add('meter--few');
  }
}
