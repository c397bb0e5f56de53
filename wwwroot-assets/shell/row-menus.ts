/**
 * The one menu of all rows: the circuit draws it while it is open, this puts it beside its row's button (fixed, so that the list's own frame
 * does not cut it off), moves the focus in it, and shuts it by pressing that button again.
 */
export function tendRowMenus(doc: Document): void {
  let shown: HTMLElement | null = null;

  new MutationObserver(() => {
    const menu = doc.querySelector<HTMLElement>('[data-row-menu]');
    if (menu === shown) return;
    const opener = shown && openerOf(doc, shown);
    const hadFocus = !doc.activeElement || doc.activeElement === doc.body;
    shown = menu;
    if (menu) open(doc, menu);
    else if (hadFocus) opener?.focus();
  }).observe(doc.body, { childList: true, subtree: true });

  doc.addEventListener('keydown', (event) => {
    if (!shown) return;
    const items = [...shown.querySelectorAll<HTMLElement>('a, button:not(:disabled)')];
    const at = items.indexOf(doc.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Escape' || (event.key === 'Tab' && at >= 0)) {
      const opener = openerOf(doc, shown);
      opener?.focus();
      opener?.click();
      event.preventDefault();
    } else if (at >= 0 && next !== undefined) {
      items[(next + items.length) % items.length]?.focus();
      event.preventDefault();
    }
  });
  doc.addEventListener('click', (event) => {
    const target = event.target as Element;
    if (shown && !shown.contains(target) && !target.closest('[data-row-menu-opener]')) openerOf(doc, shown)?.click();
  });
  // What is chosen may open a dialog, which gives the focus back to where it was: the menu is gone by then, its button is not.
  doc.addEventListener(
    'click',
    (event) => {
      const item = (event.target as Element).closest?.('[data-row-menu] :is(a, button)');
      if (item && shown?.contains(item)) openerOf(doc, shown)?.focus({ preventScroll: true });
    },
    { capture: true },
  );
  doc.addEventListener('scroll', () => shown && place(doc, shown), { passive: true, capture: true });
}

const openerOf = (doc: Document, menu: HTMLElement) =>
  doc.querySelector<HTMLElement>(`[data-row-menu-opener="${menu.dataset['rowMenu']}"]`);

function open(doc: Document, menu: HTMLElement): void {
  place(doc, menu);
  menu.querySelector<HTMLElement>('a, button:not(:disabled)')?.focus({ preventScroll: true });
}

/** Below its button, above where it would leave the window; a phone has it at the bottom, where the thumb is. */
function place(doc: Document, menu: HTMLElement): void {
  const opener = openerOf(doc, menu);
  const view = doc.defaultView;
  if (!opener || !view || view.innerWidth < 600) return;
  const at = opener.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = at.bottom + size.height + 8 <= view.innerHeight;
  menu.style.insetBlockStart = `${Math.max(8, below ? at.bottom + 4 : at.top - size.height - 4)}px`;
  menu.style.left = `${Math.max(8, at.right - size.width)}px`;
}
