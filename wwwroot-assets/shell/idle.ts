/** A tab that nobody looks at for so long costs the server nothing any more; what was typed in it stays. */
const afterMs = 10 * 60_000;

/** Pauses the circuit of a hidden tab; the dialog takes it up again when the tab is looked at. Returns how to stop. */
export function pauseWhenHidden(pause: () => void = () => void window.Blazor?.pauseCircuit?.()): () => void {
  let timer = 0;
  function look(): void {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') timer = window.setTimeout(pause, afterMs);
  }
  document.addEventListener('visibilitychange', look);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
