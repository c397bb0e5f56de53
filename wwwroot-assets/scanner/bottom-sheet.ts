import { button, h } from './dom';

/**
 * A native dialog that slides up where the thumb is. A field in it says `autofocus`: else the browser would begin with the way out, and each
 * person at the door would cost one tap more.
 */
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
