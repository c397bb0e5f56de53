import type { Direction } from './api';
import { button, h } from './dom';
import type { Known } from './roster';
import { bottomSheet } from './bottom-sheet';
import type { Texts } from './texts';

export const missingOf = ({ people = 1, arrived = 0 }: Known): number => Math.max(0, people - arrived);

/** A class comes with one code: asks how many of it come or go now. Closing it moves nobody. */
export class PartyDialog {
  readonly #who = h('p', { class: 'party__who' });
  readonly #missing = h('p', { class: 'field__help' });
  readonly #number = h('input', { id: 'party-count', class: 'input party__number', type: 'number', inputmode: 'numeric', min: '1', required: true });
  readonly #admit = h('button', { class: 'button button--primary button--wide' });
  readonly dialog: HTMLDialogElement;
  #most = 1;
  #direction: Direction = 'in';
  #come: (count: number) => void = () => undefined;

  constructor(private readonly texts: Texts) {
    const step = (by: number, sign: string, label: string) => button(sign, { class: 'button party__step', 'aria-label': label }, () => this.#set(this.#count + by));
    const form = h(
      'form',
      { class: 'stack' },
      this.#who,
      this.#missing,
      h('label', { for: 'party-count', class: 'visually-hidden' }, texts.partyCount),
      h('div', { class: 'party__row' }, step(-1, '−', texts.partyLess), this.#number, step(1, '+', texts.partyMore)),
      this.#admit,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const count = this.#count;
      this.dialog.close();
      this.#come(count);
    });
    this.#number.addEventListener('input', () => this.#say());
    this.dialog = bottomSheet(texts.partyTitle, texts.close, form);
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }

  ask(party: Known, direction: Direction, come: (count: number) => void): void {
    this.#come = come;
    this.#direction = direction;
    this.#most = direction === 'in' ? missingOf(party) : (party.arrived ?? 0);
    this.#who.replaceChildren(h('bdi', {}, party.name), ` · ${this.texts.partyOf(party.arrived ?? 0, party.people ?? 1, party.adults)}`);
    this.#missing.textContent = direction === 'in' ? this.texts.partyMissing(this.#most) : this.texts.partyLeaving;
    this.#number.max = String(this.#most);
    this.#set(this.#most);
    this.dialog.showModal();
    this.#admit.focus();
  }

  get #count(): number {
    return clamp(Math.round(Number(this.#number.value)) || 1, this.#most);
  }

  #set(count: number): void {
    this.#number.value = String(clamp(count, this.#most));
    this.#say();
  }

  #say(): void {
    const { partyAdmit, partyLetOut } = this.texts;
    this.#admit.textContent = (this.#direction === 'in' ? partyAdmit : partyLetOut)(this.#count);
  }
}

const clamp = (count: number, most: number) => Math.min(Math.max(count, 1), most);
