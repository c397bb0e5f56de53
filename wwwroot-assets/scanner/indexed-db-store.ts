import { storeNames, MemoryStore, type StoreName, type Change, type Sealed, type KeyValueStore } from './store';

const database = 'door';
const keys = 'key';

/** The browser's own database. Writes are told to reach the disk: the battery may be empty in the next moment. */
export class IndexedDbStore implements KeyValueStore {
  readonly lasts = true;

  private constructor(private readonly db: IDBDatabase) {
    // Another tab wipes: let go, or it waits for ever.
    db.onversionchange = () => db.close();
  }

  static async open(): Promise<IndexedDbStore> {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => [...storeNames, keys].forEach((name) => request.result.createObjectStore(name));
    return new IndexedDbStore(await settled(request));
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

  get(name: StoreName, id: string): Promise<Sealed | undefined> {
    return settled<Sealed | undefined>(this.db.transaction(name).objectStore(name).get(id));
  }

  async all(name: StoreName): Promise<readonly (readonly [string, Sealed])[]> {
    const store = this.db.transaction(name).objectStore(name);
    const [ids, values] = await Promise.all([settled(store.getAllKeys()), settled<Sealed[]>(store.getAll())]);
    return ids.map((id, at) => [String(id), values[at]!] as const);
  }

  async change(name: StoreName, { put = [], remove = [], clear }: Change): Promise<void> {
    const write = this.#write(name);
    const store = write.objectStore(name);
    if (clear) store.clear();
    for (const id of remove) store.delete(id);
    for (const [id, value] of put) store.put(value, id);
    await done(write);
  }

  async wipe(): Promise<void> {
    const key = this.#write(keys);
    key.objectStore(keys).clear();
    await done(key);
    const rest = this.#write(...storeNames);
    storeNames.forEach((name) => rest.objectStore(name).clear());
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
export async function openStore(): Promise<KeyValueStore> {
  try {
    return await IndexedDbStore.open();
  } catch {
    return new MemoryStore();
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
