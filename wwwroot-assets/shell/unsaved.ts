import { dropDraft } from './form-drafts';

/** The marks of forms (UnsavedChanges.razor) in which something was typed that no server has yet. */
const changed = new WeakSet<Element>();

const marks = () => [...document.querySelectorAll('[data-unsaved]')];
const isOf = (mark: Element, field: Element) => (mark.closest('form') ?? mark.parentElement)?.contains(field) ?? false;

/** A form that was joined with what somebody else saved has a new mark, and is as unsaved as before: it says so itself (forms.ts). */
export const hasUnsaved = (mark: Element | null): boolean =>
  mark !== null && mark.isConnected && (changed.has(mark) || mark.closest('form[data-form][data-dirty]') !== null);

function forgetMark(mark: Element): boolean {
  mark.closest('form[data-form]')?.removeAttribute('data-dirty');
  return changed.delete(mark);
}

/** What was typed was saved, or given up: no draft of it is left either. */
export function forgetUnsaved(mark: Element | null): boolean {
  const form = mark?.closest<HTMLFormElement>('form[data-form]');
  if (form) dropDraft(form.dataset['form'] ?? '');
  return mark !== null && changed.delete(mark);
}

/** The same of a form by its name, since the page may have taken it away by now (FormPage.razor). */
export function settleForm(name: string): void {
  dropDraft(name);
  for (const mark of marks()) if (mark.closest<HTMLElement>('form[data-form]')?.dataset['form'] === name) changed.delete(mark);
}

/** Something else was put into a form than by typing: an older version of its text (FormPage.razor). */
export function noteUnsaved(name: string): void {
  for (const mark of marks()) {
    const form = mark.closest<HTMLElement>('form[data-form]');
    if (form?.dataset['form'] !== name) continue;
    form.setAttribute('data-dirty', '');
    changed.add(mark);
  }
}

/**
 * Notes what is typed, also by whoever puts drafts back, and lets the browser ask before the page goes as a whole. The dialog of the lost
 * line loads the page anew without asking: what was typed comes back by itself.
 */
export function watchUnsaved(doc: Document): void {
  for (const kind of ['input', 'change'])
    doc.addEventListener(
      kind,
      (event) => {
        if ((event.target as Element).closest('[data-aside]')) return;
        for (const mark of marks()) if (isOf(mark, event.target as Element)) changed.add(mark);
      },
      true,
    );
  window.addEventListener('beforeunload', (event) => {
    if (doc.querySelector('#components-reconnect-modal[open]') || !marks().some(hasUnsaved)) return;
    event.preventDefault();
  });
  let isSigningOut = false;
  doc.addEventListener('submit', (event) => {
    isSigningOut ||= (event.target as Element).id === 'sign-out';
  });
  // Whoever was signed out, or lost the page's right, is not asked: what the page shows is no longer theirs.
  window.organisers = {
    loadAnew: () => {
      // In this very tab: the answer to the form is on its way.
      if (isSigningOut) return;
      for (const mark of marks()) forgetMark(mark);
      location.reload();
    },
  };
}

declare global {
  interface Window {
    organisers?: { loadAnew: () => void; refuseText?: (words: string) => void };
  }
}
