import type { Board, Sealed, Shelf } from './shelf';

const algorithm = { name: 'AES-GCM', length: 256 } as const;
const text = { out: new TextEncoder(), in: new TextDecoder() };

export interface Things {
  readonly put?: readonly (readonly [id: string, value: unknown])[];
  readonly remove?: readonly string[];
  readonly clear?: boolean;
}

/**
 * Seals what lies on the shelf with a key that no script can read out. Each thing is bound to its place, so that nothing can be moved or
 * exchanged; what cannot be opened is as good as not there.
 */
export class Vault {
  #isOpen = true;

  private constructor(
    private readonly shelf: Shelf,
    private key: CryptoKey,
  ) {}

  static async open(shelf: Shelf): Promise<Vault> {
    return new Vault(shelf, await shelf.key(freshKey));
  }

  get lasts(): boolean {
    return this.shelf.lasts;
  }

  async load<T>(board: Board, id: string): Promise<T | null> {
    const sealed = await this.shelf.get(board, id);
    return sealed ? this.#open<T>(board, id, sealed) : null;
  }

  async loadAll<T>(board: Board): Promise<readonly (readonly [id: string, value: T])[]> {
    const opened = await Promise.all((await this.shelf.all(board)).map(async ([id, sealed]) => ({ id, value: await this.#open<T>(board, id, sealed) })));
    return opened.flatMap(({ id, value }) => (value === null ? [] : [[id, value] as const]));
  }

  async change(board: Board, { put = [], ...rest }: Things): Promise<void> {
    const sealed = await Promise.all(put.map(async ([id, value]) => [id, await this.#seal(board, id, value)] as const));
    if (!this.#isOpen) return;
    await this.shelf.change(board, { ...rest, put: sealed });
  }

  save(board: Board, id: string, value: unknown): Promise<void> {
    return this.change(board, { put: [[id, value]] });
  }

  /** Keeps things again after a wipe, sealed with a new key. */
  begin(): void {
    this.#isOpen = true;
  }

  /** Drops the key, then the rest. Nothing that was under way comes back: until {@link begin} nothing is kept. */
  async wipe(): Promise<void> {
    this.#isOpen = false;
    await this.shelf.wipe();
    this.key = await this.shelf.key(freshKey);
  }

  async #seal(board: Board, id: string, value: unknown): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = await crypto.subtle.encrypt({ name: algorithm.name, iv, additionalData: place(board, id) }, this.key, text.out.encode(JSON.stringify(value)));
    return { iv, bytes };
  }

  async #open<T>(board: Board, id: string, { iv, bytes }: Sealed): Promise<T | null> {
    try {
      const plain = await crypto.subtle.decrypt({ name: algorithm.name, iv, additionalData: place(board, id) }, this.key, bytes);
      return JSON.parse(text.in.decode(plain)) as T;
    } catch {
      return null;
    }
  }
}

const freshKey = (): Promise<CryptoKey> => crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']);
const place = (board: Board, id: string) => text.out.encode(`${board}/${id}`);
