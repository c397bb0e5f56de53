/** Time for whoever closes a dialog to give the focus back itself. */
const patience = 100;

const controls = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * Where the focused thing is taken away, or is disabled for a moment, the browser leaves the focus nowhere: who uses a keyboard starts
 * at the top again, and who listens hears nothing. This gives it back, or to the row that took the place, else to the heading of the
 * part of the page that it was in. A page that is not drawn yet is waited for: so its h1 is read when somebody has followed a link.
 */
export function keepFocus(page: Document): void {
  let path: Element[] = [];
  let row = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isNowhere = () => page.activeElement === null || page.activeElement === page.body;

  function look(): void {
    timer = undefined;
    if (path.length === 0 || !isNowhere()) return;
    const place = path[0]!.isConnected ? path[0]! : placeAround(page, path, row);
    if (!(place instanceof HTMLElement) || place.matches(':disabled')) return;
    if (!place.matches(controls) && !place.hasAttribute('tabindex')) place.tabIndex = -1;
    place.focus();
  }

  page.addEventListener('focusin', (event) => {
    path = [];
    for (let at = event.target as Element | null; at; at = at.parentElement) path.push(at);
    const tr = path.find((element) => element.matches('tbody > tr'));
    row = tr ? [...tr.parentElement!.children].indexOf(tr) : -1;
  });
  // Who clicks beside everything leaves on purpose: what had the focus is still there and could have it.
  page.addEventListener('focusout', (event) => {
    const left = event.target as Element;
    setTimeout(() => {
      if (isNowhere() && left.isConnected && !left.matches(':disabled')) path = [];
    });
  });
  new MutationObserver(() => (timer ??= setTimeout(look, patience))).observe(page.documentElement, {
    childList: true,
    subtree: true,
    attributeFilter: ['disabled'],
  });
}

function placeAround(page: Document, path: Element[], row: number): Element | null {
  const rows = path.find((element) => element.isConnected && element.matches('tbody'))?.children;
  const next = rows?.[Math.min(row, rows.length - 1)];
  // In a list the row's name, which is read first; else whatever it has.
  const inRow = next?.querySelector('[data-row]') ?? next?.querySelector(controls);
  const part = path.find((element) => element.isConnected && element.matches('section, form, fieldset'));
  return inRow ?? part?.querySelector('h2, h3, h4, legend') ?? page.querySelector('main h1');
}
