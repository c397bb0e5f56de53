import { watchArrivals } from './arrivals';
import { tendDialogs } from './dialogs';
import { keepDrafts } from './drafts';
import { tendEditors } from './editors';
import { tendForms } from './forms';
import { pauseWhenHidden } from './idle';
import { keepFocus } from './keep-focus';
import { sortLinks } from './links';
import { tendLists } from './lists';
import { watchReconnect } from './reconnect';
import { tendSearch } from './search';
import { tendSwitcher } from './switcher';
import { tendTour } from './tour';
import { refuseText, watchUnreadable } from './unreadable';
import { watchUnsaved } from './unsaved';

const dialog = document.querySelector<HTMLDialogElement>('dialog#components-reconnect-modal');
if (dialog) {
  // First: it takes the typed values before the dialog can reload the page.
  keepDrafts(dialog);
  watchReconnect(dialog);
  pauseWhenHidden();
  // Blazor's own button would ask whether what was typed may be lost, which it is not.
  document.querySelector('#blazor-error-ui .reload')?.addEventListener('click', () => window.organisers?.loadAnew());
}

sortLinks(document);
watchUnsaved(document);
watchUnreadable(window);
window.organisers!.refuseText = refuseText;
tendDialogs(document);
tendLists(document);
tendEditors(document);
tendForms(document);
const switcher = document.querySelector<HTMLDialogElement>('dialog#switcher');
if (switcher) tendSwitcher(switcher);
const search = document.querySelector<HTMLDialogElement>('dialog#finder');
if (search) tendSearch(search);
const tour = document.querySelector<HTMLDialogElement>('dialog#tour');
if (tour) tendTour(document, tour);
watchArrivals(document);
keepFocus(document);

// Called by UnsavedChanges.razor and FormPage.razor.
export { forgetUnsaved, hasUnsaved, noteUnsaved, settleForm } from './unsaved';
