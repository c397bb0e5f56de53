import { watchArrivals } from './arrivals';
import { tendDialogs } from './dialogs';
import { keepDrafts } from './drafts';
import { pauseWhenHidden } from './idle';
import { keepFocus } from './keep-focus';
import { sortLinks } from './links';
import { tendLists } from './lists';
import { watchReconnect } from './reconnect';
import { tendSwitcher } from './switcher';
import { watchUnsaved } from './unsaved';

const dialog = document.querySelector<HTMLDialogElement>('dialog#components-reconnect-modal');
if (dialog) {
  // First: it takes the typed values before the dialog can reload the page.
  keepDrafts(dialog);
  watchReconnect(dialog);
  pauseWhenHidden();
}

sortLinks(document);
watchUnsaved(document);
tendDialogs(document);
tendLists(document);
const switcher = document.querySelector<HTMLDialogElement>('dialog#switcher');
if (switcher) tendSwitcher(switcher);
watchArrivals(document);
keepFocus(document);

// Called by UnsavedChanges.razor.
export { forgetUnsaved, hasUnsaved } from './unsaved';
