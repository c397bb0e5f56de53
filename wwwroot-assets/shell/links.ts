/**
 * Blazor takes each click on an address of this server into its own hands: it changes the address and asks the circuit. That is right
 * for the organisers' pages only. The link to the content moves the focus; what is a file, a public page, or says that it is no matter of
 * Blazor's is the browser's.
 */
export function sortLinks(doc: Document): void {
  doc.addEventListener(
    'click',
    (event) => {
      const link = (event.target as Element | null)?.closest?.('a[href]');
      if (!(link instanceof HTMLAnchorElement)) return;
      if (link.matches('.skip-link')) {
        event.preventDefault();
        doc.getElementById('main')?.focus();
      } else if (isBrowsersOwn(link)) {
        // Not Blazor's, by its own rule for targets; for the browser there is no difference.
        link.target ||= '_top';
      }
    },
    true,
  );
}

function isBrowsersOwn(link: HTMLAnchorElement): boolean {
  const { origin, pathname } = new URL(link.href);
  if (origin !== location.origin) return false;
  const isOrganisers = pathname === '/organise' || pathname.startsWith('/organise/');
  const isFile = pathname.slice(pathname.lastIndexOf('/')).includes('.');
  return !isOrganisers || isFile || link.closest('[data-enhance-nav]') === link;
}
