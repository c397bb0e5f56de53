import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import vectors from '../../tests/vectors/codes.json';
import { startApp } from './app';
import { loadSession, saveSession } from './session';
import { MemoryStore } from './store';
import { Vault } from './vault';

// The lens and its reader have their own test; this page has none.
vi.mock('./decoder', () => ({ readCode: () => Promise.resolve(null) }));
vi.mock('./camera', async (original) => ({ ...(await original<object>()), openCamera: () => Promise.reject(Object.assign(new Error(), { name: 'NotFoundError' })) }));

const genuine = vectors.cases[0]!;
const session = {
  token: 'secret',
  event: { slug: 'messe', title: 'Messe', startsAt: '', endsAt: '' },
  gates: [{ code: 'main', name: 'Haupteingang' }],
  expiresAt: '2999-01-01T00:00:00Z',
  kiosk: { badge: 'none' as const, hint: 'Weiter in den Saal' },
};
const list = {
  cursor: 'c',
  publicKeys: vectors.keys,
  event: { id: vectors.event, slug: 'messe', title: 'Messe', startsAt: '', endsAt: '', admitsFrom: '2000-01-01T00:00:00Z', admitsUntil: '2999-01-01T00:00:00Z' },
  gates: session.gates,
  tickets: [{ id: genuine.ticket, category: 'visitor', state: 'valid', inside: false }],
  removed: [],
};
let asked: string[];
let answer: object | null;
let main: HTMLElement;
let store: MemoryStore;

const settled = () => new Promise((resolve) => setTimeout(resolve, 120));
const words = () => main.querySelector('.kiosk__words')?.textContent ?? '';

function press(german: string): void {
  [...main.querySelectorAll('button')].find((each) => each.textContent?.startsWith(german))!.click();
}

async function scan(code: string): Promise<void> {
  for (const key of [...code, 'Enter']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  await settled();
}

beforeEach(async () => {
  localStorage.clear();
  store = new MemoryStore();
  asked = [];
  answer = { verdict: 'admitted', name: '<b>Mia$&' };
  main = document.createElement('main');
  main.dataset['language'] = 'de';
  document.body.replaceChildren(main);
  await saveSession(await Vault.open(store), session);
  vi.stubGlobal('fetch', (path: string, request: RequestInit) => {
    asked.push(path);
    if (answer === null) return Promise.reject(new TypeError('offline'));
    if (path.endsWith('/snapshot')) return Promise.resolve(Response.json(list));
    if (path.endsWith('/leave')) {
      const isRight = (JSON.parse(String(request.body)) as { pin: string }).pin === '4711';
      return Promise.resolve(isRight ? new Response(null, { status: 204 }) : Response.json({ code: 'check-in.pin_wrong' }, { status: 422 }));
    }
    if (!path.endsWith('/scans')) return Promise.resolve(Response.json({ inside: 3, limit: 10 }));
    const { scans } = JSON.parse(String(request.body)) as { scans: { id: string }[] };
    return Promise.resolve(Response.json({ results: scans.map(({ id }) => ({ id, ...answer })) }));
  });
  await startApp(main, store);
  await settled();
});
// The last test may have left one open: it must not hear the next one's keys.
afterEach(async () => {
  if (main.querySelector('.kiosk__staff')) await leave();
  vi.unstubAllGlobals();
});

async function leave(): Promise<void> {
  answer ??= {};
  window.dispatchEvent(new Event('online'));
  await settled();
  press('Team');
  main.querySelector<HTMLInputElement>('#kiosk-pin')!.value = '4711';
  press('Kiosk verlassen');
  await settled();
}

describe('a kiosk', () => {
  it('asks for its own list, and has nothing that staff have', () => {
    expect(asked.some((path) => path.endsWith('/check-in/kiosk/snapshot'))).toBe(true);
    expect(asked.some((path) => path.endsWith('/check-in/snapshot'))).toBe(false);
    expect(words()).toContain('Bitte das Ticket vor die Kamera halten');
    expect(main.querySelector('dialog, select, input, .switch')).toBeNull();
    expect([...main.querySelectorAll('button:not([hidden])')].map((each) => each.textContent)).toEqual(['Kamera noch einmal versuchen', 'TeamStaff']);
  });

  it('greets by the server’s word, as text and not as markup, and says where to go', async () => {
    await scan(genuine.text);
    expect(words()).toContain('Willkommen, <b>Mia$&!Welcome, <b>Mia$&!Weiter in den Saal');
    expect(main.querySelector('.kiosk__words b')).toBeNull();
  });

  it('never says why somebody is not let in', async () => {
    answer = { verdict: 'cancelled' };
    await scan(genuine.text);
    expect(words()).toContain('Bitte zum Team am Einlass');
    expect(words()).not.toMatch(/abgesagt|cancel/i);
  });

  it('lets in without a network and names nobody', async () => {
    answer = null;
    window.dispatchEvent(new Event('offline'));
    await scan(genuine.text);
    expect(words()).toContain('Willkommen!Welcome!');
    expect(store.contents.get('outgoing')!.size).toBe(1);
  });

  it('goes back by itself', async () => {
    await scan(genuine.text);
    vi.useFakeTimers();
    document.dispatchEvent(new Event('pointerdown'));
    await vi.advanceTimersByTimeAsync(5900);
    expect(words()).toContain('Mia');
    await vi.advanceTimersByTimeAsync(200);
    expect(words()).toContain('Bitte das Ticket vor die Kamera halten');
    vi.useRealTimers();
  });

  it('is left by the PIN only, and wipes itself then', async () => {
    press('Team');
    expect(main.querySelector('.kiosk__pad')).not.toBeNull();
    const pin = () => main.querySelector<HTMLInputElement>('#kiosk-pin')!;
    for (const digit of '0815') press(digit);
    expect(pin().value).toBe('0815');
    press('Kiosk verlassen');
    await settled();
    expect(main.querySelector('[role=alert]')!.textContent).toContain('Die PIN stimmt nicht.');
    expect(pin().value).toBe('');
    expect(await loadSession(await Vault.open(store))).not.toBeNull();

    pin().value = '4711';
    press('Kiosk verlassen');
    await settled();
    expect(main.textContent).toContain('Telefon verbinden');
    expect(await loadSession(await Vault.open(store))).toBeNull();
  });

  it('takes no code while somebody types the PIN', async () => {
    press('Team');
    await scan(genuine.text);
    expect(asked.some((path) => path.endsWith('/scans'))).toBe(false);
  });
});
