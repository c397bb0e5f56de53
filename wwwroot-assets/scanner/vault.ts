import type { StoreName, Sealed, KeyValueStore } from './store';

const algorithm = { name: 'AES-GCM', length: 256 } as const;
const text = { out: new TextEncoder(), in: new TextDecoder() };

export interface Things {
  readonly put?: readonly (readonly [id: string, value: unknown])[];
  readonly remove?: readonly string[];
  readonly clear?: boolean;
}

/**
 * Seals what lies on the store with a key that no script can read out. Each thing is bound to its place, so that nothing can be moved or
 * exchanged; what cannot be opened is as good as not there.
 */
export class Vault {
  #isOpen = true;

  private constructor(
    private readonly store: KeyValueStore,
    private key: CryptoKey,
  ) {}

  static async open(store: KeyValueStore): Promise<Vault> {
    return new Vault(store, await store.key(freshKey));
  }

  get lasts(): boolean {
    return this.store.lasts;
  }

  async load<T>(name: StoreName, id: string): Promise<T | null> {
    const sealed = await this.store.get(name, id);
    return sealed ? this.#open<T>(name, id, sealed) : null;
  }

  async loadAll<T>(name: StoreName): Promise<readonly (readonly [id: string, value: T])[]> {
    const opened = await Promise.all((await this.store.all(name)).map(async ([id, sealed]) => ({ id, value: await this.#open<T>(name, id, sealed) })));
    return opened.flatMap(({ id, value }) => (value === null ? [] : [[id, value] as const]));
  }

  async change(name: StoreName, { put = [], ...rest }: Things): Promise<void> {
    const sealed = await Promise.all(put.map(async ([id, value]) => [id, await this.#seal(name, id, value)] as const));
    if (!this.#isOpen) return;
    await this.store.change(name, { ...rest, put: sealed });
  }

  save(name: StoreName, id: string, value: unknown): Promise<void> {
    return this.change(name, { put: [[id, value]] });
  }

  /** Keeps things again after a wipe, sealed with a new key. */
  begin(): void {
    this.#isOpen = true;
  }

  /** Drops the key, then the rest. Nothing that was under way comes back: until {@link begin} nothing is kept. */
  async wipe(): Promise<void> {
    this.#isOpen = false;
    await this.store.wipe();
    this.key = await this.store.key(freshKey);
  }

  async #seal(name: StoreName, id: string, value: unknown): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = await crypto.subtle.encrypt({ name: algorithm.name, iv, additionalData: place(name, id) }, this.key, text.out.encode(JSON.stringify(value)));
    return { iv, bytes };
  }

  async #open<T>(name: StoreName, id: string, { iv, bytes }: Sealed): Promise<T | null> {
    try {
      const plain = await crypto.subtle.decrypt({ name: algorithm.name, iv, additionalData: place(name, id) }, this.key, bytes);
      return JSON.parse(text.in.decode(plain)) as T;
    } catch {
      return null;
    }
  }
}

const freshKey = (): Promise<CryptoKey> => crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']);
const place = (name: StoreName, id: string) => text.out.encode(`${name}/${id}`);
