/** Registers the worker that keeps the page on the phone. A newer one takes over at the next opening, never in the middle of a queue. */
export async function keepOnPhone(worker: string, scope: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const waiting = (await serviceWorker.getRegistration(scope))?.waiting;
  if (waiting) {
    // This page is the old version still: let the new one in, and open it.
    serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take-over');
    return;
  }
  await serviceWorker.register(worker, { scope, updateViaCache: 'none' });
}
