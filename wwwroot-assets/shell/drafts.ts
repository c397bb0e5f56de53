import { inTab } from './kept';
import { stateChanged, type StateChange } from './reconnect';
import { TypedValues, type TypedValue } from './typed-values';

/** In this tab only, from the reload until the page is drawn again: what was typed may name people. */
const item = 'typed';
/** Longer than a page needs to draw its fields, shorter than somebody wonders where a late value came from. */
const patienceMs = 15_000;

interface Kept {
  readonly path: string;
  readonly values: readonly TypedValue[];
}

/** Blazor shows this where the circuit has ended by an error: the page still stands there, and answers nothing any more. */
const hasFailed = () => document.querySelector<HTMLElement>('#blazor-error-ui')?.style.display === 'block';

function stored(): Kept | null {
  const text = inTab.get(item);
  inTab.remove(item);
  return text ? (JSON.parse(text) as Kept) : null;
}

/**
 * Keeps what is typed over a circuit that was paused, evicted or lost: in the page where the page stays, over one reload where it must be
 * loaded anew. Returns how to stop.
 */
export function keepDrafts(dialog: HTMLElement, typed = new TypedValues(document)): () => void {
  let until = 0;
  const observer = new MutationObserver(() => {
    if (typed.restore() === 0 || performance.now() > until) observer.disconnect();
  });
  function watch(): void {
    if (typed.restore() === 0) return;
    until = performance.now() + patienceMs;
    observer.observe(document.body, { childList: true, subtree: true });
  }

  function follow(event: Event): void {
    const { state } = (event as CustomEvent<StateChange>).detail;
    if (state === 'show' || state === 'paused') typed.take();
    else if (state === 'hide') watch();
  }
  /** The dialog's own reload, or the one after an error; a person who leaves or reloads a page that works means it. */
  function leave(): void {
    if (!dialog.matches('[open]') && !hasFailed()) return;
    const values = typed.take();
    if (values.length > 0) inTab.set(item, JSON.stringify({ path: location.pathname, values } satisfies Kept));
  }

  const kept = stored();
  if (kept?.path === location.pathname) {
    typed.expect(kept.values);
    watch();
  }
  dialog.addEventListener(stateChanged, follow);
  window.addEventListener('pagehide', leave);
  return () => {
    observer.disconnect();
    dialog.removeEventListener(stateChanged, follow);
    window.removeEventListener('pagehide', leave);
  };
}
