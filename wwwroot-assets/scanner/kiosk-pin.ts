import { button, h } from './dom';
import type { PinTrouble } from './kiosk-leave';
import { kioskTexts as texts, label, lines, pinTroubles } from './kiosk-texts';

const longest = 8;

/** The staff's way out. What was typed shows as dots, and is gone when the pad goes. */
export class PinPad {
  readonly #pin = h('input', { id: 'kiosk-pin', class: 'input kiosk__pin', type: 'password', inputmode: 'none', autocomplete: 'off', maxlength: String(longest) });
  readonly #trouble = h('div', { class: 'kiosk__trouble', role: 'alert' });
  readonly #leave = h('button', { class: 'button button--primary kiosk__button' }, label(texts.leave));
  readonly element: HTMLFormElement;

  /** @param leave null when it was the PIN. */
  constructor(leave: (pin: string) => Promise<PinTrouble | null>, cancel: () => void) {
    const key = (digit: string) => button(digit, { class: 'button kiosk__key' }, () => this.#type(digit));
    const remove = button('⌫', { class: 'button kiosk__key', 'aria-label': texts.delete.join(' / ') }, () => (this.#pin.value = this.#pin.value.slice(0, -1)));
    const keys = [...'123456789'].map(key);
    this.element = h(
      'form',
      { class: 'kiosk__pad', autocomplete: 'off' },
      h('label', { for: 'kiosk-pin', class: 'kiosk__pin-label' }, label(texts.pin)),
      this.#pin,
      h('div', { class: 'kiosk__keys' }, ...keys, remove, key('0'), h('span')),
      this.#trouble,
      h('div', { class: 'kiosk__actions' }, button(label(texts.cancel), { class: 'button kiosk__button' }, cancel), this.#leave),
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#try(leave);
    });
  }

  open(): void {
    this.#pin.value = '';
    this.#trouble.replaceChildren();
    this.#pin.focus();
  }

  close(): void {
    this.#pin.value = '';
  }

  #type(digit: string): void {
    if (this.#pin.value.length < longest) this.#pin.value += digit;
  }

  async #try(leave: (pin: string) => Promise<PinTrouble | null>): Promise<void> {
    const pin = this.#pin.value.trim();
    if (!pin || this.#leave.disabled) return;
    this.#leave.disabled = true;
    const trouble = await leave(pin);
    this.#leave.disabled = false;
    if (trouble === null) return;
    this.#pin.value = '';
    this.#trouble.replaceChildren(...lines(pinTroubles[trouble], 'kiosk__line'));
    this.#pin.focus();
  }
}
