import { inBrowser } from './kept';

/** Kept by this browser; nothing of it is sent. */
const memory = 'tour';

/**
 * A short tour of the frame (`dialog#tour`), a step for each thing that is the same on every page. Offered on the start page until it was
 * taken or refused (`html[data-tour-offer]` shows the offer), and again from the help (`data-starts-tour`). It is no modal dialog: what it
 * speaks of stays in sight and in use.
 */
export function tendTour(doc: Document, dialog: HTMLDialogElement): void {
  const steps = [...dialog.querySelectorAll<HTMLElement>('[data-tour-step]')];
  const [back, next, end] = ['back', 'next', 'end'].map((name) => dialog.querySelector<HTMLButtonElement>(`[data-tour-${name}]`)!);
  const count = dialog.querySelector<HTMLElement>('[data-tour-count]')!;
  let at = 0;
  let opener: HTMLElement | null = null;

  const show = (step: number) => {
    at = step;
    steps.forEach((one, index) => (one.hidden = index !== at));
    back!.hidden = at === 0;
    next!.hidden = at === steps.length - 1;
    count.textContent = `${at + 1} / ${steps.length}`;
    point(doc, steps[at]!.dataset['tourStep']!);
    steps[at]!.querySelector<HTMLElement>('h2')?.focus();
  };

  const start = (from: HTMLElement) => {
    opener = from.closest('.bar-menu')?.querySelector('summary') ?? from;
    forget(doc);
    dialog.show();
    show(0);
  };

  const finish = () => {
    if (!dialog.open) return;
    dialog.close();
    point(doc, null);
    // The offer, and the button in it, are gone after the first time.
    (opener?.checkVisibility?.() === false ? doc.getElementById('main') : opener)?.focus();
  };

  doc.addEventListener('click', (event) => {
    const target = event.target as Element;
    const starter = target.closest?.<HTMLElement>('[data-starts-tour]');
    if (starter) start(starter);
    if (target.closest?.('[data-refuses-tour]')) {
      forget(doc);
      doc.getElementById('main')?.focus();
    }
  });
  back!.addEventListener('click', () => show(at - 1));
  next!.addEventListener('click', () => show(at + 1));
  end!.addEventListener('click', finish);
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') finish();
  });
  if (isNew()) doc.documentElement.dataset['tourOffer'] = '';
}

/** A browser that keeps nothing would be asked each time. */
const isNew = () => inBrowser.keys() !== null && inBrowser.get(memory) === null;

function forget(doc: Document): void {
  delete doc.documentElement.dataset['tourOffer'];
  inBrowser.set(memory, 'seen');
}

/** Marks what the step speaks of: the first of its places that is in sight, since a phone shows other ones. */
function point(doc: Document, selector: string | null): void {
  doc.querySelectorAll('.is-toured').forEach((one) => one.classList.remove('is-toured'));
  if (selector === null) return;
  const seen = [...doc.querySelectorAll<HTMLElement>(selector)].find((one) => one.checkVisibility?.() !== false);
  seen?.classList.add('is-toured');
}
