/**
 * Keeps the page where it is, as far as a page can: going back comes back here, the screen stays on, the browser's bars go. The buttons
 * of the tablet are beyond a page; the organisers' help says how the tablet locks them.
 */
export function stayHere(stop: AbortSignal): void {
  const anchor = () => history.pushState(null, '', location.href);
  anchor();
  window.addEventListener('popstate', anchor, { signal: stop });
  // Browsers pass over entries that a page made without anybody touching it.
  document.addEventListener('click', anchor, { signal: stop, once: true });
  // A finger that goes down allows it nothing yet; one that has pressed does.
  document.addEventListener('click', () => void fillScreen(), { signal: stop });
  stop.addEventListener('abort', () => document.fullscreenElement && void document.exitFullscreen().catch(() => undefined));
  document.addEventListener('contextmenu', (event) => event.preventDefault(), { signal: stop });
  document.addEventListener('visibilitychange', () => void stayAwake(), { signal: stop });
  void stayAwake();
}

async function fillScreen(): Promise<void> {
  if (document.fullscreenEnabled && !document.fullscreenElement) await document.documentElement.requestFullscreen().catch(() => undefined);
}

/** Gone whenever the page was hidden. */
async function stayAwake(): Promise<void> {
  if (!document.hidden) await navigator.wakeLock?.request('screen').catch(() => undefined);
}
