import { inBrowser } from './kept';

/** What was opened last, the latest first, as this browser keeps it: short names and addresses, never words about people. */
export class Recents {
  constructor(
    private readonly item: string,
    private readonly most: number,
  ) {}

  list(): string[] {
    try {
      const kept: unknown = JSON.parse(inBrowser.get(this.item) ?? '[]');
      return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, this.most) : [];
    } catch {
      return [];
    }
  }

  add(opened: string): void {
    inBrowser.set(this.item, JSON.stringify([opened, ...this.list().filter((one) => one !== opened)].slice(0, this.most)));
  }
}
