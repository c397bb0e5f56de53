import { h } from './dom';
import { bottomSheet } from './bottom-sheet';
import type { Texts } from './texts';

export interface Newcomer {
  readonly firstName: string;
  readonly lastName: string;
  readonly organisation?: string;
}

/** For somebody who is not registered: two fields and a button. */
export function walkInDialog(texts: Texts, admit: (person: Newcomer) => void): HTMLDialogElement {
  const field = (id: string, label: string, required: boolean) => {
    const input = h('input', { id, class: 'input', autocomplete: 'off', autocapitalize: 'words', maxlength: '100', required, autofocus: id === 'walk-in-first' });
    return { input, element: h('div', { class: 'field' }, h('label', { for: id, class: 'field__label' }, label), input) };
  };
  const first = field('walk-in-first', texts.firstName, true);
  const last = field('walk-in-last', texts.lastName, true);
  const organisation = field('walk-in-organisation', texts.organisation, false);
  const form = h(
    'form',
    { class: 'stack stack--s' },
    h('p', { class: 'field__help' }, texts.walkInHint),
    first.element,
    last.element,
    organisation.element,
    h('button', { class: 'button button--primary button--wide' }, texts.walkInAdmit),
  );
  const dialog = bottomSheet(texts.walkInTitle, texts.close, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [firstName, lastName, company] = [first, last, organisation].map(({ input }) => input.value.trim()) as [string, string, string];
    if (!firstName || !lastName) return;
    dialog.close();
    form.reset();
    admit({ firstName, lastName, ...(company && { organisation: company }) });
  });
  return dialog;
}
