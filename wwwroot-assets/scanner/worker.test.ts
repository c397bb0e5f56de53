import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepShell } from './worker';

/** Caches as a browser has them, as far as the worker uses them. */
class Store {
  readonly caches = new Map<string, Map<string, Response>>();
  open(name: string) {
    const kept = this.caches.get(name) ?? new Map<string, Response>();
    this.caches.set(name, kept);
    return Promise.resolve({ put: (path: string, answer: Response) => Promise.resolve(void kept.set(path, answer)), match: (path: string) => Promise.resolve(kept.get(path)) });
  }
  keys = () => Promise.resolve([...this.caches.keys()]);
  delete = (name: string) => Promise.resolve(this.caches.delete(name));
}

type Listener = (event: Event) => void;
const files = ['/door', '/scanner/scanner.abc.js', '/scanner/zxing_reader.wasm'];
let store: Store;
let listeners: Map<string, Listener>;
let skipWaiting: ReturnType<typeof vi.fn>;

beforeEach(() => {
  store = new Store();
  vi.stubGlobal('fetch', vi.fn((request: Request) => Promise.resolve(new Response(`new ${new URL(request.url).pathname}`))));
  start('1');
});

function start(version: string): void {
  listeners = new Map();
  skipWaiting = vi.fn();
  const worker = {
    shell: { version, files },
    location: new URL('http://door.example/door/worker.js') as unknown as Location,
    clients: { claim: () => Promise.resolve() },
    skipWaiting: skipWaiting as () => Promise<void>,
    addEventListener: (kind: string, listener: Listener) => void listeners.set(kind, listener),
  };
  // Relative to the worker, as in a browser.
  vi.stubGlobal('Request', class { readonly url: string; constructor(file: string) { this.url = new URL(file, worker.location.href).href; } });
  keepShell(worker, store as unknown as CacheStorage);
}

async function run(kind: 'install' | 'activate'): Promise<void> {
  let work: Promise<unknown> = Promise.resolve();
  listeners.get(kind)!({ waitUntil: (promise: Promise<unknown>) => (work = promise) } as unknown as Event);
  await work;
}

/** Null where the worker lets the request pass. */
async function ask(path: string, mode = 'no-cors', method = 'GET', origin = 'http://door.example'): Promise<string | null> {
  let answer: Promise<Response> | null = null;
  const request = { url: origin + path, mode, method };
  listeners.get('fetch')!({ request, respondWith: (response: Promise<Response>) => (answer = response) } as unknown as Event);
  return answer && (await answer as Response).clone().text();
}

describe('the worker', () => {
  it('opens the page and its files without a network', async () => {
    await run('install');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    expect(await ask('/door', 'navigate')).toBe('new /door');
    expect(await ask('/scanner/scanner.abc.js')).toBe('new /scanner/scanner.abc.js');
    expect(await ask('/scanner/zxing_reader.wasm')).toBe('new /scanner/zxing_reader.wasm');
  });

  it.each([
    ['/api/v1/events/messe/check-in/snapshot'],
    ['/api/v1/door/pair'],
    ['/'],
    ['/organise'],
    ['/door/worker.js'],
  ])('lets %s pass', async (path) => {
    await run('install');
    expect(await ask(path, 'cors')).toBeNull();
    expect(await ask(path, 'navigate')).toBeNull();
  });

  it('lets writes and other servers pass', async () => {
    await run('install');
    expect(await ask('/door', 'navigate', 'POST')).toBeNull();
    expect(await ask('/door', 'navigate', 'GET', 'http://elsewhere.example')).toBeNull();
  });

  it('takes the old version away, and nothing that is not its own', async () => {
    await run('install');
    await store.open('somebody-else');
    start('2');
    await run('install');
    expect([...store.caches.keys()]).toEqual(['door-1', 'somebody-else', 'door-2']);
    await run('activate');
    expect([...store.caches.keys()]).toEqual(['somebody-else', 'door-2']);
  });

  it('is not installed by halves', async () => {
    vi.stubGlobal('fetch', (request: Request) => Promise.resolve(new Response('', { status: request.url.endsWith('.wasm') ? 500 : 200 })));
    await expect(run('install')).rejects.toThrow('zxing_reader.wasm: 500');
  });

  it('takes over when a page asks', () => {
    listeners.get('message')!({ data: 'hello' } as MessageEvent);
    expect(skipWaiting).not.toHaveBeenCalled();
    listeners.get('message')!({ data: 'take-over' } as MessageEvent);
    expect(skipWaiting).toHaveBeenCalledOnce();
  });
});
