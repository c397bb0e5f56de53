import { h } from './dom';
import { bottomSheet } from './bottom-sheet';
import type { Texts } from './texts';

/** What people type for a code: spaces between groups and small letters mean nothing. */
export const tidy = (typed: string): string => typed.replace(/\s+/g, '').toUpperCase();

export function typedDialog(texts: Texts, scan: (code: string) => void): HTMLDialogElement {
  const input = h('input', { id: 'door-code', autofocus: true, class: 'input', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', required: true });
  const form = h(
    'form',
    { class: 'stack stack--s' },
    h('label', { for: 'door-code', class: 'field__help' }, texts.typedHint),
    input,
    h('button', { class: 'button button--primary' }, texts.check),
  );
  const dialog = bottomSheet(texts.typedTitle, texts.close, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const code = tidy(input.value);
    if (!code) return;
    input.value = '';
    dialog.close();
    scan(code);
  });
  return dialog;
}
