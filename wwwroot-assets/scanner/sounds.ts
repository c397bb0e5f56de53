import type { Kind } from './scan';

interface Tone {
  readonly hertz: number;
  readonly startS: number;
  readonly lengthS: number;
  readonly shape: OscillatorType;
}

/** Told apart with the eyes shut: up for yes, twice the same for "look", long and low for no. */
export const melodies: Record<Kind, readonly Tone[]> = {
  ok: [
    { hertz: 880, startS: 0, lengthS: 0.09, shape: 'sine' },
    { hertz: 1320, startS: 0.1, lengthS: 0.14, shape: 'sine' },
  ],
  warning: [
    { hertz: 620, startS: 0, lengthS: 0.12, shape: 'triangle' },
    { hertz: 620, startS: 0.2, lengthS: 0.12, shape: 'triangle' },
  ],
  refused: [{ hertz: 190, startS: 0, lengthS: 0.5, shape: 'square' }],
};

export class Sounds {
  #context: AudioContext | null = null;
  on = true;

  /** @param make null where the browser has no sound. */
  constructor(private readonly make: (() => AudioContext) | null = typeof AudioContext === 'undefined' ? null : () => new AudioContext()) {}

  /** Browsers stay silent until a finger has touched the page; call this from a touch. */
  wake(): void {
    this.#context ??= this.make?.() ?? null;
    void this.#context?.resume();
  }

  play(kind: Kind): void {
    const context = (this.#context ??= this.make?.() ?? null);
    if (!this.on || !context) return;
    for (const tone of melodies[kind]) {
      const start = context.currentTime + tone.startS;
      const source = context.createOscillator();
      const volume = context.createGain();
      source.type = tone.shape;
      source.frequency.value = tone.hertz;
      // Faded at both ends, else it clicks.
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.35, start + 0.01);
      volume.gain.linearRampToValueAtTime(0, start + tone.lengthS);
      source.connect(volume).connect(context.destination);
      source.start(start);
      source.stop(start + tone.lengthS);
    }
  }
}
