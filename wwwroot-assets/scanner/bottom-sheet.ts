import { button, h } from './dom';

/** A native dialog that slides up where the thumb is. */
export function bottomSheet(title: string, close: string, ...content: readonly Node[]): HTMLDialogElement {
  const heading = h('h2', { class: 'bottom-sheet__title' }, title);
  const dialog: HTMLDialogElement = h(
    'dialog',
    { class: 'bottom-sheet', 'aria-label': title },
    h('div', { class: 'bottom-sheet__head' }, heading, button(close, { class: 'button button--quiet' }, () => dialog.close())),
    ...content,
  );
  return dialog;
}
