import type { Direction } from './api';
import { button, h } from './dom';
import type { Count } from './people-count';
import type { Texts } from './texts';

/** Who is inside now against who may be: in words, and the bar repeats it. */
export class OccupancyMeter {
  readonly #words = h('span');
  readonly #room = h('strong');
  readonly #age = h('p', { class: 'meter__age', hidden: true });
  readonly #bar = h('progress', { 'aria-hidden': 'true' });
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
    this.element = h('div', { class: 'meter door__meter' }, h('p', { class: 'meter__label' }, this.#words, this.#room), this.#taps, this.#bar, this.#age);
    this.show(null, null);
  }

  /**
   * @param count behind this phone's door; null where the server has never said.
   * @param ageMs since when only this phone counts; null while the server answers.
   */
  show(count: Count | null, ageMs: number | null): void {
    this.element.classList.remove('meter--few', 'meter--full');
    this.#bar.hidden = !count?.limit;
    this.#age.hidden = !count || ageMs === null;
    if (!count) {
      this.#words.textContent = this.texts.occupancyUnknown;
      this.#room.textContent = '';
      return;
    }
    this.#draw(count);
    if (ageMs !== null) this.#age.textContent = this.texts.countAge(Math.floor(ageMs / 60_000));
  }

  #draw({ inside, limit, room, full, warns, taps, name }: Count): void {
    // Drawn once: a finger may be on it.
    if (taps !== this.#taps.hasChildNodes()) this.#taps.replaceChildren(...(taps ? this.#tapButtons : []));
    const number = new Intl.NumberFormat(this.texts.locale);
    const words = this.texts.inside(number.format(inside), limit ? number.format(limit) : '');
    this.#words.textContent = name ? this.texts.insideRoom(name, words) : words;
    this.#room.textContent = !limit ? '' : full ? this.texts.full : this.texts.room(number.format(room ?? 0));
    if (!limit) return;
    this.#bar.max = limit;
    this.#bar.value = Math.min(inside, limit);
    if (full) this.element.classList.add('meter--full');
    else if (warns) this.element.classList.add('meter--few');
  }
}
