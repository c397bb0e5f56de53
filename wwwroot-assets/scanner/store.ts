/** Where things lie on the phone. Everything on it but the key is sealed; see vault.ts. */
export type StoreName = 'facts' | 'roster' | 'outgoing';
export const storeNames: readonly StoreName[] = ['facts', 'roster', 'outgoing'];

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

export interface Change {
  readonly put?: readonly (readonly [id: string, value: Sealed])[];
  readonly remove?: readonly string[];
  /** Takes everything else away first. */
  readonly clear?: boolean;
}

export interface KeyValueStore {
  /** False where what is put here is gone with the page. */
  readonly lasts: boolean;
  /** The key that lies here, or the new one. */
  key(fresh: () => Promise<CryptoKey>): Promise<CryptoKey>;
  get(name: StoreName, id: string): Promise<Sealed | undefined>;
  /** In the order of their ids. */
  all(name: StoreName): Promise<readonly (readonly [id: string, value: Sealed])[]>;
  /** All of it or nothing, and on the disk before it returns. Throws where the disk is full. */
  change(name: StoreName, change: Change): Promise<void>;
  /** The key first: without it the rest is noise. */
  wipe(): Promise<void>;
}

/** For a browser without a store (some private windows), and for tests. */
export class MemoryStore implements KeyValueStore {
  readonly lasts: boolean = false;
  #key: CryptoKey | undefined;
  readonly contents = new Map<StoreName, Map<string, Sealed>>(storeNames.map((name) => [name, new Map()]));

  async key(fresh: () => Promise<CryptoKey>): Promise<CryptoKey> {
    return (this.#key ??= await fresh());
  }

  get(name: StoreName, id: string): Promise<Sealed | undefined> {
    return Promise.resolve(this.contents.get(name)?.get(id));
  }

  all(name: StoreName): Promise<readonly (readonly [string, Sealed])[]> {
    return Promise.resolve([...(this.contents.get(name) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  change(name: StoreName, { put = [], remove = [], clear }: Change): Promise<void> {
    const things = this.contents.get(name)!;
    if (clear) things.clear();
    for (const id of remove) things.delete(id);
    for (const [id, value] of put) things.set(id, value);
    return Promise.resolve();
  }

  wipe(): Promise<void> {
    this.#key = undefined;
    for (const things of this.contents.values()) things.clear();
    return Promise.resolve();
  }
}
