import { keepDrafts } from './drafts';
import { pauseWhenHidden } from './idle';
import { keepFocus } from './keep-focus';
import { watchReconnect } from './reconnect';

const dialog = document.querySelector<HTMLDialogElement>('dialog#components-reconnect-modal');
if (dialog) {
  // First: it takes the typed values before the dialog can reload the page.
  keepDrafts(dialog);
  watchReconnect(dialog);
  pauseWhenHidden();
}

keepFocus(document);
