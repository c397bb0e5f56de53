import type { Gate } from './api';
import { h } from './dom';
import type { Texts } from './texts';

/** The door at which this phone stands: its name, or a list where the event has several. Follows the organisers while it is open. */
export class GateChoice {
  readonly element = h('div', {});
  #shown = '';

  constructor(
    private readonly texts: Texts,
    private readonly change: (gate: string) => void,
  ) {}

  show(gates: readonly Gate[], current: string): void {
    const shown = JSON.stringify([current, ...gates.map(({ code, name }) => [code, name])]);
    // Drawn only where something changed: a finger may be in the list.
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.element.replaceChildren(gates.length < 2 ? h('p', { class: 'door__gate' }, gates[0]?.name ?? '') : this.#list(gates, current));
  }

  #list(gates: readonly Gate[], current: string): HTMLElement {
    const options = gates.map((gate) => h('option', { value: gate.code, selected: gate.code === current }, gate.name));
    const select = h('select', { class: 'input door__gate', 'aria-label': this.texts.gate }, ...options);
    select.addEventListener('change', () => {
      this.change(select.value);
      // A hand scanner's keys would choose another gate while the list has the focus.
      select.blur();
    });
    return select;
  }
}
