import { button, h } from './dom';
import type { Texts } from './texts';

export interface PairingScreen {
  readonly title: string;
  readonly hint: string;
  /** What went wrong with the last code, if anything did. */
  readonly trouble?: string;
  pair(code: string): void;
}

/** Before a phone is linked, and after it was unlinked. */
export function pairingView(main: HTMLElement, texts: Texts, { title, hint, trouble, pair }: PairingScreen): void {
  const input = h('input', { id: 'pair-code', class: 'input', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', required: true });
  const form = h(
    'form',
    { class: 'stack' },
    h('div', { class: 'field' }, h('label', { for: 'pair-code', class: 'field__label' }, texts.pairCode), input),
    h('button', { class: 'button button--primary button--wide' }, texts.pairButton),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const code = input.value.replace(/\s+/g, '');
    if (code) pair(code);
  });
  const heading = h('h1', { tabindex: '-1' }, title);
  main.className = 'door door--pairing';
  main.replaceChildren(
    h('div', { class: 'card stack' }, heading, trouble ? h('p', { class: 'notice notice--danger', role: 'alert' }, trouble) : null, h('p', {}, hint), form),
  );
  heading.focus();
}

export function pairingWait(main: HTMLElement, texts: Texts): void {
  main.className = 'door door--pairing';
  main.replaceChildren(h('div', { class: 'card' }, h('p', { role: 'status' }, texts.pairing)));
}

/** The door was opened in another window, and is run there. */
export function elsewhereView(main: HTMLElement, texts: Texts): void {
  const back = button(texts.elsewhereBack, { class: 'button button--primary button--wide' }, () => location.reload());
  main.className = 'door door--pairing';
  main.replaceChildren(h('div', { class: 'card stack' }, h('h1', {}, texts.elsewhereTitle), h('p', { role: 'status' }, texts.elsewhereHint), back));
}
