import { isModalOpen } from './modal';

/** A row's details: the focus goes into them when they open, Escape shuts them, and the focus goes back to the row. */
export function tendDetails(doc: Document): void {
  let row: string | null = null;

  new MutationObserver(() => {
    const now = doc.querySelector<HTMLElement>('[data-details]')?.dataset['details'] ?? null;
    if (now === row) return;
    const before = row;
    row = now;
    if (now) doc.querySelector<HTMLElement>('[data-details] h2')?.focus({ preventScroll: true });
    else if (before && mayTake(doc)) doc.querySelector<HTMLElement>(`[data-row="${before}"]`)?.focus();
  }).observe(doc.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-details'] });

  doc.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isModalOpen(doc) || doc.querySelector('[data-row-menu], .list-choice[open]')) return;
    doc.querySelector<HTMLElement>('[data-closes-details]')?.click();
  });
}

/** Nobody has gone elsewhere meanwhile. */
const mayTake = (doc: Document) => !doc.activeElement || doc.activeElement === doc.body || doc.activeElement.closest('[data-details]') !== null;
