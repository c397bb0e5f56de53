import { noteRecent } from './switcher';

/** Time for the title to follow the page. */
const patienceMs = 120;

/**
 * After each link within the organisers' pages the focus goes to the heading of the page that came, and its title is said politely: a
 * circuit changes the page without the browser noticing. Also puts the skeleton away once the page is there. The heading may come late,
 * with the data. Where a page has put the focus into a field of its own, it stays there.
 */
export function watchArrivals(doc: Document): void {
  let path = '';
  let isAwaited = false;

  function look(): void {
    const page = doc.querySelector<HTMLElement>('.shell__page');
    if (!page) return;
    doc.getElementById('skeleton')?.remove();
    const now = page.dataset['path'] ?? '';
    if (now !== path) {
      isAwaited = path !== '';
      path = now;
      noteRecent(doc);
    }
    if (isAwaited) arrive(page);
  }

  function arrive(page: HTMLElement): void {
    const heading = page.querySelector('h1');
    if (!heading) return;
    isAwaited = false;
    for (const menu of doc.querySelectorAll<HTMLDetailsElement>('.shell__bar details[open]')) menu.open = false;
    if (!page.contains(doc.activeElement)) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    setTimeout(() => {
      const announcer = doc.getElementById('announcer');
      if (announcer) announcer.textContent = doc.title;
    }, patienceMs);
  }

  new MutationObserver(look).observe(doc.body, { childList: true, subtree: true, attributeFilter: ['data-path'] });
  look();
  noteRecent(doc);
}
