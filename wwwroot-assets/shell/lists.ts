import { tendRowMenus } from './row-menus';
import { tendDetails } from './details';
import { inBrowser } from './kept';
import { isModalOpen } from './modal';

const memory = 'letter-keys';
const controls = '[data-row], [data-row-menu-opener], input[type="checkbox"]';

/**
 * The keys of a list. Its rows are one stop of the Tab key for each control; arrows go from row to row, Space chooses, Enter opens. Single
 * characters count only outside of fields, and not at all where somebody has turned them off (WCAG 2.1.4).
 */
export function tendLists(doc: Document): void {
  tendRowMenus(doc);
  tendDetails(doc);
  doc.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    if (event.key === 'Escape') closeChoices(doc, target);
    else if (inRow(target)) rowKey(event, target);
    if (!event.defaultPrevented) letterKey(doc, event, target);
  });
  // A button answers Space when it is let go.
  doc.addEventListener('keyup', (event) => {
    if (event.key === ' ' && (event.target as HTMLElement).matches?.('[data-row]')) event.preventDefault();
  });
  doc.addEventListener('focusin', (event) => rove(event.target as HTMLElement));
  doc.addEventListener('click', (event) => closeChoices(doc, event.target as HTMLElement, true));
  doc.addEventListener('change', (event) => {
    const box = event.target as HTMLElement;
    if (box instanceof HTMLInputElement && box.matches('[data-letter-keys]')) inBrowser.set(memory, box.checked ? 'on' : 'off');
  });
  new MutationObserver(() => {
    for (const body of doc.querySelectorAll('.list-page tbody')) {
      const current = body.querySelector('[data-current]');
      // A row that came in beside the others has its controls on the way of the Tab key still.
      const isNew = [...body.querySelectorAll('[data-row]')].some((name) => !name.hasAttribute('tabindex'));
      if (!current || isNew) mark(current ?? body.querySelector('tr:has([data-row])'));
    }
    for (const box of doc.querySelectorAll<HTMLInputElement>('[data-letter-keys]:not([data-set])')) {
      box.checked = areLettersOn();
      box.dataset['set'] = '';
    }
  }).observe(doc.body, { childList: true, subtree: true });
}

export const areLettersOn = () => inBrowser.get(memory) !== 'off';

const inRow = (target: HTMLElement) => target.matches?.(controls) && target.closest('.list-page tbody tr') !== null;

function rowKey(event: KeyboardEvent, target: HTMLElement): void {
  const row = target.closest('tr')!;
  const rows = [...row.parentElement!.querySelectorAll<HTMLElement>('tr:has([data-row])')];
  const at = rows.indexOf(row);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    counterpart(rows[next], target)?.focus();
  } else if (event.key === ' ' && target.matches('[data-row]')) {
    event.preventDefault();
    row.querySelector<HTMLElement>('input[type="checkbox"]')?.click();
  } else if (event.key === 'Enter' && target.matches('input')) {
    event.preventDefault();
    row.querySelector<HTMLElement>('[data-row]')?.click();
  } else if (event.key.toLowerCase() === 'm' && areLettersOn()) {
    event.preventDefault();
    row.querySelector<HTMLElement>('[data-row-menu-opener]')?.click();
  }
}

/** The control of another row that does the same. */
function counterpart(row: HTMLElement | undefined, target: HTMLElement): HTMLElement | null {
  const kind = target.matches('[data-row]') ? '[data-row]' : target.matches('input') ? 'input[type="checkbox"]' : '[data-row-menu-opener]';
  return row?.querySelector<HTMLElement>(kind) ?? row?.querySelector<HTMLElement>('[data-row]') ?? null;
}

function letterKey(doc: Document, event: KeyboardEvent, target: HTMLElement): void {
  if (!doc.querySelector('.list-page') || isModalOpen(doc) || isTyping(target) || !areLettersOn()) return;
  if (event.key === '/') doc.querySelector<HTMLElement>('.list-page #search')?.focus();
  else if (event.key === '?') doc.querySelector<HTMLElement>('[data-opens="list-keys"]')?.click();
  else return;
  event.preventDefault();
}

const isTyping = (target: HTMLElement) =>
  target.isContentEditable || (target.matches?.('input, textarea, select') && !target.matches('[type="checkbox"], [type="radio"]'));

function rove(target: HTMLElement): void {
  const row = inRow(target) ? target.closest('tr') : null;
  if (row && !row.hasAttribute('data-current')) mark(row);
}

/** One row's controls are reached by Tab, the others' by arrows. */
function mark(row: Element | null): void {
  if (!row) return;
  for (const other of row.parentElement!.querySelectorAll<HTMLElement>('tr')) {
    other.toggleAttribute('data-current', other === row);
    for (const control of other.querySelectorAll<HTMLElement>(controls)) control.tabIndex = other === row ? 0 : -1;
  }
}

/** Views and columns shut where somebody presses Escape in them, or clicks beside them. */
function closeChoices(doc: Document, target: HTMLElement, isClick = false): void {
  for (const choice of doc.querySelectorAll<HTMLDetailsElement>('.list-choice[open]')) {
    const isIn = choice.contains(target);
    if (isClick ? isIn : !isIn) continue;
    choice.open = false;
    if (isIn) choice.querySelector('summary')?.focus();
  }
}
