/** What a browser keeps for us. Where it keeps nothing, or is full, all of it works as if nothing had been kept. */
export class Kept {
  constructor(private readonly storage: () => Storage) {}

  get(key: string): string | null {
    return this.try((storage) => storage.getItem(key)) ?? null;
  }

  /** Null where even this cannot be told. */
  keys(): readonly string[] | null {
    return this.try((storage) => Object.keys(storage)) ?? null;
  }

  set(key: string, value: string): void {
    this.try((storage) => storage.setItem(key, value));
  }

  remove(key: string): void {
    this.try((storage) => storage.removeItem(key));
  }

  private try<T>(what: (storage: Storage) => T): T | undefined {
    try {
      return what(this.storage());
    } catch {
      return undefined;
    }
  }
}

export const inTab = new Kept(() => sessionStorage);
export const inBrowser = new Kept(() => localStorage);
