import { tendDrafts } from './form-drafts';
import { tendMarkdown } from './markdown-tools';
import { isModalOpen } from './modal';
import { tendPickers } from './pickers';
import { tendPlaces } from './places';

/**
 * What a form of the organisers' area (FormPage.razor) does without asking the server: it says that something was typed, saves by Ctrl+S,
 * and leads from what was refused to its field.
 */
export function tendForms(doc: Document): void {
  for (const kind of ['input', 'change'])
    doc.addEventListener(
      kind,
      ({ target }) => {
        // What only helps to fill it in is no part of the form (data-aside): which placeholder is put in, how many rows are suggested.
        if (!(target as Element).closest('[data-aside]')) (target as Element).closest('form[data-form]')?.setAttribute('data-dirty', '');
      },
      true,
    );
  // A button that adds or takes away a row changes the form as much as a key does.
  doc.addEventListener('click', ({ target }) => (target as Element).closest?.('form [data-edits]')?.dispatchEvent(new Event('input', { bubbles: true })), true);
  doc.addEventListener('keydown', save);
  // Before Blazor, which would change the address and leave the focus where it is.
  doc.addEventListener('click', lead, true);
  new MutationObserver((changes) => {
    for (const { target } of changes) (target as Element).querySelector<HTMLElement>('.notice')?.focus();
  }).observe(doc.documentElement, { subtree: true, attributeFilter: ['data-summary'] });
  tendDrafts(doc);
  tendMarkdown(doc);
  tendPickers(doc);
  tendPlaces(doc);
}

function save(event: KeyboardEvent): void {
  if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  const active = document.activeElement;
  const form = active?.closest<HTMLFormElement>('form[data-form]') ?? document.querySelector<HTMLFormElement>('form[data-form]');
  if (!form) return;
  event.preventDefault();
  if (isModalOpen(document)) return;
  // What is typed in the field that still has the focus is told only when it is left.
  if (active && form.contains(active) && active.matches('input:not([type=checkbox], [type=radio]), textarea'))
    active.dispatchEvent(new Event('change', { bubbles: true }));
  form.requestSubmit();
}

function lead(event: Event): void {
  const id = (event.target as Element).closest?.('[data-to-field]')?.getAttribute('data-to-field');
  const field = id ? document.getElementById(id) : null;
  if (!field) return;
  event.preventDefault();
  event.stopPropagation();
  for (let at = field.parentElement; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  if (!field.matches('input, select, textarea, button, a[href], [tabindex]')) field.tabIndex = -1;
  field.focus();
}
