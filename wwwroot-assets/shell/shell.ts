import { keepFocus } from './keep-focus';
import { watchReconnect } from './reconnect';

const dialog = document.querySelector<HTMLDialogElement>('dialog#components-reconnect-modal');
if (dialog) watchReconnect(dialog);

keepFocus(document);
