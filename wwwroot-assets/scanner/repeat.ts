/** How long a code must be out of sight before it counts as shown again. */
export const forgetAfterMs = 3000;

/** A ticket held before the camera is read ten times a second and means one scan. */
export class RepeatFilter {
  #text: string | null = null;
  #seen = -Infinity;

  isNew(text: string, atMs: number): boolean {
    const isNew = text !== this.#text || atMs - this.#seen > forgetAfterMs;
    this.#text = text;
    this.#seen = atMs;
    return isNew;
  }

  /** The next code counts, whatever it is; for a changed direction. */
  reset(): void {
    this.#text = null;
  }
}
