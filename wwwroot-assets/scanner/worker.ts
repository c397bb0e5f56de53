/**
 * Keeps the scanner's page, scripts and wasm on the phone, so that it opens without a network. It holds no data of anybody, and lets
 * the API pass: what the door knows lies sealed in IndexedDB, see vault.ts.
 *
 * The server writes the list before this script (WorkerEndpoint.cs): another file there is another worker, which fetches everything
 * anew, waits until no page is open or one asks, and takes the old away.
 */
export interface Shell {
  readonly version: string;
  /** The page first. */
  readonly files: readonly string[];
}

interface Lifetime extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Worker {
  readonly shell: Shell;
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: string, listener: (event: Event) => void): void;
}

const prefix = 'door-';

/** @param worker the worker's global scope. */
export function keepShell(worker: Worker, store: CacheStorage): void {
  const { shell } = worker;
  const name = prefix + shell.version;
  const page = shell.files[0]!;
  const pathOf = (file: string) => new URL(file, worker.location.href).pathname;
  const kept = new Set(shell.files.map(pathOf));

  /** Past the browser's own cache: half of an old version is worse than none. */
  async function install(): Promise<void> {
    const cache = await store.open(name);
    await Promise.all(shell.files.map((file) => fetchInto(cache, file)));
  }

  async function fetchInto(cache: Cache, file: string): Promise<void> {
    const answer = await fetch(new Request(file, { cache: 'reload', credentials: 'same-origin', redirect: 'error' }));
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    await cache.put(pathOf(file), answer);
  }

  async function activate(): Promise<void> {
    const old = (await store.keys()).filter((each) => each.startsWith(prefix) && each !== name);
    await Promise.all(old.map((each) => store.delete(each)));
    await worker.clients.claim();
  }

  /** From the phone first: the door must open at once also where the network only pretends. */
  async function answer(path: string, request: Request): Promise<Response> {
    const found = await (await store.open(name)).match(path);
    return found ?? fetch(request);
  }

  worker.addEventListener('install', (event) => (event as Lifetime).waitUntil(install()));
  worker.addEventListener('activate', (event) => (event as Lifetime).waitUntil(activate()));
  worker.addEventListener('message', (event) => (event as MessageEvent).data === 'take-over' && void worker.skipWaiting());
  worker.addEventListener('fetch', (event) => {
    const { request } = event as Fetching;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== worker.location.origin) return;
    const isPage = request.mode === 'navigate' && pathname === pathOf(page);
    if (isPage || (request.mode !== 'navigate' && kept.has(pathname))) (event as Fetching).respondWith(answer(pathname, request));
  });
}
