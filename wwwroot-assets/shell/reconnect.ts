/** What of Blazor and of the page the dialog needs; tests pass their own. */
export interface Page {
  /** Takes the circuit up again; false when the server no longer knows it. */
  reconnect(): Promise<boolean>;
  reload(): void;
}

declare global {
  interface Window {
    Blazor?: { reconnect?: () => Promise<boolean> };
  }
}

const browser: Page = {
  reconnect: async () => (await window.Blazor?.reconnect?.()) ?? false,
  reload: () => location.reload(),
};

type State = 'show' | 'hide' | 'failed' | 'rejected';

function stateOf(dialog: HTMLElement): State {
  const has = (state: State) => dialog.classList.contains(`components-reconnect-${state}`);
  if (has('rejected')) return 'rejected';
  if (has('failed')) return 'failed';
  return has('show') ? 'show' : 'hide';
}

/**
 * Opens, closes and words the dialog as Blazor changes its class: the script of the 9.0 runtime fires no event.
 * Texts come from `data-lost`, `data-failed`, `data-rejected` and `data-retry` of the dialog. Returns how to stop watching.
 */
export function watchReconnect(dialog: HTMLDialogElement, page: Page = browser): () => void {
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  const retryButton = document.createElement('button');
  retryButton.type = 'button';
  retryButton.className = 'button button--primary';
  retryButton.textContent = dialog.dataset['retry'] ?? '';
  dialog.replaceChildren(words, retryButton);

  let retrying = false;
  async function retry(): Promise<void> {
    if (retrying) return;
    retrying = true;
    retryButton.disabled = true;
    try {
      // A server that answers "no" has forgotten the circuit: only a fresh page helps.
      if (!(await page.reconnect())) page.reload();
    } catch {
      // Still no network: the dialog stays, and the next try is the button's or the screen's.
    } finally {
      retrying = false;
      retryButton.disabled = false;
    }
  }

  function show(text: string | undefined, mayRetry: boolean): void {
    words.textContent = text ?? '';
    retryButton.hidden = !mayRetry;
    if (!dialog.open) dialog.showModal();
  }

  function follow(): void {
    const state = stateOf(dialog);
    if (state === 'hide') {
      if (dialog.open) dialog.close();
    } else if (state === 'show') {
      show(dialog.dataset['lost'], false);
    } else if (state === 'failed') {
      show(dialog.dataset['failed'], true);
    } else {
      show(dialog.dataset['rejected'], false);
      page.reload();
    }
  }

  /** While Blazor still tries, it wakes up by itself; a second attempt beside it would take its connection away. */
  function wake(): void {
    if (document.visibilityState === 'visible' && stateOf(dialog) === 'failed') void retry();
  }

  const observer = new MutationObserver(follow);
  observer.observe(dialog, { attributes: true, attributeFilter: ['class'] });
  // Escape would leave a dead page that looks alive.
  const keepOpen = (event: Event) => event.preventDefault();
  dialog.addEventListener('cancel', keepOpen);
  retryButton.addEventListener('click', () => void retry());
  document.addEventListener('visibilitychange', wake);
  follow();

  return () => {
    observer.disconnect();
    dialog.removeEventListener('cancel', keepOpen);
    document.removeEventListener('visibilitychange', wake);
  };
}
