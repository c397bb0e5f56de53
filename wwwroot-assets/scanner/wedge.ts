/** A hand scanner types faster than people do: at most this long between two keys. */
export const fastestHandMs = 50;
/** Shorter bursts are a person's rolled fingers. */
const shortestCode = 6;

/** Tells the bursts of a hand scanner ("keyboard wedge") from somebody typing. */
export class Burst {
  #text = '';
  #last = -Infinity;

  /** The code, when this key was the Enter that ends a burst. */
  press(key: string, atMs: number): string | null {
    const fast = atMs - this.#last <= fastestHandMs;
    this.#last = atMs;
    if (!fast) this.#text = '';
    if (key === 'Enter') {
      const text = this.#text;
      this.#text = '';
      return text.length >= shortestCode ? text : null;
    }
    // Shift and the like come between capitals and say nothing.
    if (key.length === 1) this.#text += key;
    return null;
  }
}

/** Listens on the whole page, except where somebody types into a field. */
export function listenToWedge(found: (code: string) => void, stop: AbortSignal): void {
  const burst = new Burst();
  const press = (event: KeyboardEvent) => {
    if ((event.target as Element).matches?.('input:not([type="radio"], [type="checkbox"]), textarea')) return;
    const code = burst.press(event.key, event.timeStamp);
    if (code === null) return;
    // Else Enter would also press the button that happens to have the focus.
    event.preventDefault();
    event.stopPropagation();
    found(code);
  };
  document.addEventListener('keydown', press, { capture: true, signal: stop });
}
