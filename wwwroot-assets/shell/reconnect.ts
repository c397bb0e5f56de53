/** What of Blazor and of the page the dialog needs; tests pass their own. */
export interface Page {
  /** Takes the circuit up again; false when the server no longer knows it. */
  reconnect(): Promise<boolean>;
  /** Takes up a circuit that was put aside, as a new one; false when it is gone for good. */
  resume(): Promise<boolean>;
  reload(): void;
}

declare global {
  interface Window {
    Blazor?: { reconnect?: () => Promise<boolean>; pauseCircuit?: () => Promise<boolean>; resumeCircuit?: () => Promise<boolean> };
  }
}

/** The event that blazor.web.js fires at the dialog; the names are the framework's. */
export const stateChanged = 'components-reconnect-state-changed';
export interface StateChange {
  readonly state: 'show' | 'retrying' | 'paused' | 'hide' | 'failed' | 'resume-failed' | 'rejected';
  readonly secondsToNextAttempt?: number;
}

const browser: Page = {
  reconnect: async () => (await window.Blazor?.reconnect?.()) ?? false,
  resume: async () => (await window.Blazor?.resumeCircuit?.()) ?? false,
  reload: () => location.reload(),
};

/**
 * Opens, closes and words the dialog as Blazor says. Texts come from `data-lost`, `data-retrying` ({0}: seconds), `data-paused`,
 * `data-failed`, `data-rejected`, `data-retry` and `data-resume` of the dialog. Returns how to stop watching.
 */
export function watchReconnect(dialog: HTMLDialogElement, page: Page = browser): () => void {
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  // The seconds count down for the eye only: a screen reader would read each of them.
  const countdown = document.createElement('p');
  countdown.setAttribute('aria-hidden', 'true');
  const retryButton = document.createElement('button');
  retryButton.type = 'button';
  retryButton.className = 'button button--primary';
  dialog.replaceChildren(words, countdown, retryButton);

  let state: StateChange['state'] = 'hide';
  let isTrying = false;
  async function takeUp(): Promise<void> {
    if (isTrying) return;
    isTrying = true;
    retryButton.disabled = true;
    try {
      // A server that answers "no" twice has forgotten the circuit: only a fresh page helps.
      if (!((state === 'failed' && (await page.reconnect())) || (await page.resume()))) page.reload();
    } catch {
      // Still no network: the dialog stays, and the next try is the button's or the screen's.
    } finally {
      isTrying = false;
      retryButton.disabled = false;
    }
  }

  function show(text: string | undefined, button?: string): void {
    if (words.textContent !== text) words.textContent = text ?? '';
    countdown.textContent = '';
    retryButton.hidden = button === undefined;
    retryButton.textContent = button ?? '';
    if (!dialog.open) dialog.showModal();
  }

  function follow(event: Event): void {
    const change = (event as CustomEvent<StateChange>).detail;
    const texts = dialog.dataset;
    state = change.state;
    if (state === 'hide') dialog.close();
    else if (state === 'paused') show(texts['paused'], texts['resume']);
    else if (state === 'failed' || state === 'resume-failed') show(texts['failed'], texts['retry']);
    else if (state === 'rejected') {
      show(texts['rejected']);
      page.reload();
    } else {
      show(texts['lost']);
      const seconds = change.secondsToNextAttempt ?? 0;
      if (seconds > 0) countdown.textContent = (texts['retrying'] ?? '').replace('{0}', String(seconds));
    }
  }

  /** While Blazor still tries, it wakes up by itself; a second attempt beside it would take its connection away. */
  function wake(): void {
    if (document.visibilityState === 'visible' && ['failed', 'resume-failed', 'paused'].includes(state)) void takeUp();
  }

  // Escape would leave a dead page that looks alive.
  const keepOpen = (event: Event) => event.preventDefault();
  dialog.addEventListener(stateChanged, follow);
  dialog.addEventListener('cancel', keepOpen);
  retryButton.addEventListener('click', () => void takeUp());
  document.addEventListener('visibilitychange', wake);

  return () => {
    dialog.removeEventListener(stateChanged, follow);
    dialog.removeEventListener('cancel', keepOpen);
    document.removeEventListener('visibilitychange', wake);
  };
}
