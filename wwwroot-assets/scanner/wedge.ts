import { isTicketText } from './ticket-code';

/** A hand scanner types faster than people do: at most this long between two keys, also over Bluetooth or on a busy machine. */
export const fastestHandMs = 100;
/** Whoever types rests longer; what a scanner sends never does. */
const restMs = 1500;
/** Shorter bursts are a person's rolled fingers. */
const shortestCode = 6;

/** Tells the bursts of a hand scanner ("keyboard wedge") from somebody typing. */
export class Burst {
  /** Everything since the last rest; and where in it the keys began to come fast. */
  #text = '';
  #fastFrom = 0;
  #last = -Infinity;

  /** The code, when this key was the Enter that ends a burst. */
  press(key: string, atMs: number): string | null {
    const gap = atMs - this.#last;
    this.#last = atMs;
    if (gap > restMs) this.#text = '';
    if (gap > fastestHandMs) this.#fastFrom = this.#text.length;
    if (key === 'Enter') return this.#end();
    // Shift and the like come between capitals and say nothing.
    if (key.length === 1) this.#text += key;
    return null;
  }

  /** A whole ticket is one, however haltingly it came: half of it would be refused. */
  #end(): string | null {
    const [text, burst] = [this.#text, this.#text.slice(this.#fastFrom)];
    this.#text = '';
    this.#fastFrom = 0;
    if (isTicketText(text)) return text;
    return burst.length >= shortestCode ? burst : null;
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
