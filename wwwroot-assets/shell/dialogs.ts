/** Opens the dialogs that the app bar names (`data-opens`), closes them (`data-closes`, beside them, Escape), and shuts its menus. */
export function tendDialogs(doc: Document): void {
  doc.addEventListener('click', (event) => {
    const target = event.target as Element;
    const opener = target.closest?.('[data-opens]');
    if (opener) open(doc, opener.getAttribute('data-opens')!);
    const dialog = target.closest?.('dialog');
    // A click beside it meets the dialog itself.
    if (dialog instanceof HTMLDialogElement && (target === dialog || target.closest('[data-closes]') || target.closest('a[href]')) && isOurs(dialog))
      setTimeout(() => dialog.close());
    for (const menu of openMenus(doc)) {
      if (!menu.contains(target)) menu.open = false;
      // What was chosen in it may stay on this page, and would lie under it. Not before it was followed.
      else if (target.closest('.bar-menu__box :is(a[href], button)')) setTimeout(() => (menu.open = false));
    }
  });
  doc.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of openMenus(doc)) {
      const hadFocus = menu.contains(doc.activeElement);
      menu.open = false;
      if (hadFocus) menu.querySelector('summary')?.focus();
    }
  });
  // What became wide enough shows the drawer beside the page.
  matchMedia('(min-width: 60rem)').addEventListener('change', () => {
    const drawer = doc.getElementById('drawer');
    if (drawer instanceof HTMLDialogElement && drawer.open) drawer.close();
  });
}

const isOurs = (dialog: HTMLDialogElement) => dialog.className === 'ask' || ['drawer', 'switcher', 'finder', 'list-keys'].includes(dialog.id);
const openMenus = (doc: Document) => doc.querySelectorAll<HTMLDetailsElement>('.shell__bar details[open]');

function open(doc: Document, id: string): void {
  const dialog = doc.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement) || dialog.open) return;
  if (id === 'drawer') fillDrawer(doc, dialog);
  dialog.showModal();
  dialog.dispatchEvent(new Event('shell-open'));
}

/** A copy: the places themselves stay where the circuit draws them, hidden on a phone. Closed, the dialog holds nothing. */
function fillDrawer(doc: Document, dialog: HTMLDialogElement): void {
  const body = dialog.querySelector('.drawer__body');
  const places = doc.querySelector('.shell__side .places');
  if (!body || !places) return;
  body.replaceChildren(places.cloneNode(true));
  dialog.addEventListener('close', () => setTimeout(() => dialog.open || body.replaceChildren()), { once: true });
}
