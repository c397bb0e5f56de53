import { h } from './dom';
import { bottomSheet } from './bottom-sheet';
import type { Texts } from './texts';

export interface Override {
  readonly override: true;
  readonly pin?: string;
}

/** The house is full. A supervisor may let in all the same, by a PIN where the organisers have set one; the server logs it. */
export class OverrideDialog {
  readonly #pin = h('input', { id: 'override-pin', autofocus: true, class: 'input', type: 'password', inputmode: 'numeric', autocomplete: 'off', maxlength: '12' });
  readonly #field: HTMLElement;
  readonly dialog: HTMLDialogElement;
  #admit: (override: Override) => void = () => undefined;

  constructor(private readonly texts: Texts) {
    this.#field = h('div', { class: 'field' }, h('label', { for: 'override-pin', class: 'field__label' }, texts.overridePin), this.#pin);
    const form = h('form', { class: 'stack' }, h('p', {}, texts.overrideHint), this.#field, h('button', { class: 'button button--danger button--wide' }, texts.override));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const pin = this.#pin.value.trim();
      this.dialog.close();
      this.#admit({ override: true, ...(pin && { pin }) });
    });
    this.dialog = bottomSheet(texts.reasons.full, texts.close, form);
    // Nobody after the supervisor may find it there.
    this.dialog.addEventListener('close', () => (this.#pin.value = ''));
  }

  /** @param isRoom a part of the house is full, not the house. */
  ask(isRoom: boolean, needsPin: boolean, admit: (override: Override) => void): void {
    this.#admit = admit;
    const title = isRoom ? this.texts.roomFull : this.texts.reasons.full;
    this.dialog.querySelector('h2')!.textContent = title;
    this.dialog.setAttribute('aria-label', title);
    this.#field.hidden = !needsPin;
    this.#pin.required = needsPin;
    this.dialog.showModal();
  }
}
