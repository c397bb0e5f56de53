/** How long an answer may take before the door counts as cut off. */
export const patienceMs = 3000;

/** Whether the server answers. Learned from the requests themselves: a phone in a captive Wi-Fi believes that it is online. */
export class Connection {
  #offlineSince: number | null = null;

  constructor(
    private readonly now: () => number,
    private readonly changed: () => void,
  ) {}

  /** Null while the server answers. */
  get offlineSince(): number | null {
    return this.#offlineSince;
  }

  answered(): void {
    if (this.#offlineSince === null) return;
    this.#offlineSince = null;
    this.changed();
  }

  failed(): void {
    if (this.#offlineSince !== null) return;
    this.#offlineSince = this.now();
    this.changed();
  }

  /** Runs a request, and counts it as failed already while it dawdles. */
  async watch<T>(request: Promise<T>, isFailure: (error: unknown) => boolean): Promise<T> {
    const slow = setTimeout(() => this.failed(), patienceMs);
    try {
      const answer = await request;
      this.answered();
      return answer;
    } catch (error) {
      if (isFailure(error)) this.failed();
      else this.answered();
      throw error;
    } finally {
      clearTimeout(slow);
    }
  }
}
