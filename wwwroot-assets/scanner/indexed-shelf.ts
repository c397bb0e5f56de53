import { boards, MemoryShelf, type Board, type Change, type Sealed, type Shelf } from './shelf';

const database = 'door';
const keys = 'key';

/** The browser's own database. Writes are told to reach the disk: the battery may be empty in the next moment. */
export class IndexedShelf implements Shelf {
  readonly lasts = true;

  private constructor(private readonly db: IDBDatabase) {
    // Another tab wipes: let go, or it waits for ever.
    db.onversionchange = () => db.close();
  }

  static async open(): Promise<IndexedShelf> {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => [...boards, keys].forEach((name) => request.result.createObjectStore(name));
    return new IndexedShelf(await settled(request));
  }

  async key(fresh: () => Promise<CryptoKey>): Promise<CryptoKey> {
    const known = await this.#key();
    if (known) return known;
    const made = await fresh();
    const write = this.#write(keys);
    // Two tabs may come here together: the first key stays.
    write.objectStore(keys).add(made, keys).onerror = (event) => event.preventDefault();
    await done(write);
    return (await this.#key()) ?? made;
  }

  get(board: Board, id: string): Promise<Sealed | undefined> {
    return settled<Sealed | undefined>(this.db.transaction(board).objectStore(board).get(id));
  }

  async all(board: Board): Promise<readonly (readonly [string, Sealed])[]> {
    const store = this.db.transaction(board).objectStore(board);
    const [ids, values] = await Promise.all([settled(store.getAllKeys()), settled<Sealed[]>(store.getAll())]);
    return ids.map((id, at) => [String(id), values[at]!] as const);
  }

  async change(board: Board, { put = [], remove = [], clear }: Change): Promise<void> {
    const write = this.#write(board);
    const store = write.objectStore(board);
    if (clear) store.clear();
    for (const id of remove) store.delete(id);
    for (const [id, value] of put) store.put(value, id);
    await done(write);
  }

  async wipe(): Promise<void> {
    const key = this.#write(keys);
    key.objectStore(keys).clear();
    await done(key);
    const rest = this.#write(...boards);
    boards.forEach((board) => rest.objectStore(board).clear());
    await done(rest);
  }

  #key(): Promise<CryptoKey | undefined> {
    return settled<CryptoKey | undefined>(this.db.transaction(keys).objectStore(keys).get(keys));
  }

  #write(...names: string[]): IDBTransaction {
    return this.db.transaction(names, 'readwrite', { durability: 'strict' });
  }
}

/** The phone's store, or the page's memory where the browser gives none. */
export async function openShelf(): Promise<Shelf> {
  try {
    return await IndexedShelf.open();
  } catch {
    return new MemoryShelf();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB'));
  });
}
