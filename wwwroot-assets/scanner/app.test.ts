import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startApp } from './app';
import { loadSession, saveSession } from './session';
import { MemoryStore } from './store';
import { Vault } from './vault';

// The lens and its reader have their own test; this page has none.
vi.mock('./decoder', () => ({ readCode: () => Promise.resolve(null) }));
vi.mock('./camera', async (original) => ({ ...(await original<object>()), openCamera: () => Promise.reject(Object.assign(new Error(), { name: 'NotAllowedError' })) }));

const session = {
  token: 'secret',
  event: { slug: 'messe', title: 'Messe', startsAt: '', endsAt: '' },
  gates: [{ code: 'main', name: 'Haupteingang' }],
  expiresAt: '2999-01-01T00:00:00Z',
};
const server = vi.fn<(path: string, body: unknown) => { status: number; body: unknown }>();
let main: HTMLElement;
let store: MemoryStore;

const settled = () => new Promise((resolve) => setTimeout(resolve, 120));
const kept = async () => loadSession(await Vault.open(store));
const words = () => main.textContent ?? '';

async function open(): Promise<void> {
  await startApp(main, store);
  await settled();
}

async function enter(selector: string, value: string): Promise<void> {
  const input = main.querySelector<HTMLInputElement>(selector)!;
  input.value = value;
  input.form!.dispatchEvent(new Event('submit', { cancelable: true }));
  await settled();
}

beforeEach(() => {
  localStorage.clear();
  store = new MemoryStore();
  location.hash = '';
  main = document.createElement('main');
  main.dataset['language'] = 'de';
  document.body.replaceChildren(main);
  server.mockReset();
  server.mockImplementation((path) => ({ status: 200, body: path.endsWith('/occupancy') ? { inside: 3, limit: 10 } : {} }));
  vi.stubGlobal('fetch', (path: string, request: RequestInit) => {
    const { status, body } = server(path, request.body && JSON.parse(String(request.body)));
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
});
afterEach(() => vi.unstubAllGlobals());

function answerScans(result: object): void {
  server.mockImplementation((path, body) => {
    if (!path.endsWith('/scans')) return { status: 200, body: { inside: 3, limit: 10 } };
    const [{ id }] = (body as { scans: [{ id: string }] }).scans;
    return { status: 200, body: { results: [{ id, ...result }] } };
  });
}

describe('linking', () => {
  it('takes the code of the fragment, keeps the token and cleans the address bar', async () => {
    location.hash = '#pair=GOOD';
    server.mockImplementation((path) => ({ status: 200, body: path.endsWith('/pair') ? session : { inside: 3, limit: 10 } }));
    await open();

    expect(server.mock.calls[0]).toEqual(['/api/v1/door/pair', expect.objectContaining({ code: 'GOOD' })]);
    expect(location.hash).toBe('');
    expect(await kept()).toMatchObject({ token: 'secret' });
    expect(localStorage.length).toBe(0);
    expect(words()).toContain('Messe');
  });

  it('says why a code does not work, and takes another', async () => {
    server.mockImplementation(() => ({ status: 410, body: { code: 'door.pairing_expired' } }));
    await open();
    await enter('#pair-code', 'OLD');
    expect(main.querySelector('[role=alert]')?.textContent).toContain('abgelaufen');
    expect(main.querySelector('#pair-code')).not.toBeNull();
  });
});

describe('a linked phone', () => {
  beforeEach(async () => saveSession(await Vault.open(store), session));

  it('shows who comes in, as text and not as markup', async () => {
    answerScans({ verdict: 'admitted', name: '<img src=x>', category: 'Klasse 9b' });
    await open();
    await enter('#door-code', 'abc 123');

    const panel = main.querySelector<HTMLElement>('.result')!;
    expect(panel.dataset['kind']).toBe('ok');
    expect(panel.textContent).toContain('Herein<img src=x>Klasse 9b');
    expect(panel.querySelector('img')).toBeNull();
    expect(server.mock.calls.find(([path]) => path.endsWith('/scans'))?.[1]).toMatchObject({ scans: [{ ticket: 'ABC123', gate: 'main', direction: 'in' }] });
  });

  it('refuses with words', async () => {
    answerScans({ verdict: 'revoked' });
    await open();
    await enter('#door-code', 'X');
    expect(main.querySelector<HTMLElement>('.result')!.dataset['kind']).toBe('refused');
    expect(words()).toContain('Kein Einlass');
  });

  it('says when somebody who is already inside came in, and of a refusal its reason', async () => {
    const before = { name: 'Amira', firstAdmittedAt: '2026-09-24T07:12:00Z', gate: 'main' };
    answerScans({ verdict: 'already-inside', ...before });
    await open();
    await enter('#door-code', 'X');
    expect(words()).toMatch(/Zuerst um \d\d:12 Uhr, Haupteingang/);

    answerScans({ verdict: 'wrong-event', ...before });
    await enter('#door-code', 'X');
    expect(words()).toContain('gilt für eine andere Veranstaltung');
  });

  it('takes the last scan back under its own id', async () => {
    answerScans({ verdict: 'admitted', name: 'Amira', ticketId: 't1' });
    await open();
    const undo = [...main.querySelectorAll('button')].find((each) => each.getAttribute('aria-label') === 'Zurück: letzten Scan aufheben')!;
    expect(undo.disabled).toBe(true);

    await enter('#door-code', 'X');
    const { scans } = server.mock.calls.find(([path]) => path.endsWith('/scans'))![1] as { scans: [{ id: string }] };
    undo.click();
    await settled();
    expect(server.mock.calls.some(([path]) => path.endsWith(`/check-in/scans/${scans[0].id}/undo`))).toBe(true);
    expect(words()).toContain('Zurückgenommen');
    expect(undo.disabled).toBe(true);
  });

  it('wipes its token and asks for a new code when the server no longer knows it', async () => {
    server.mockImplementation(() => ({ status: 401, body: { code: 'api.token_invalid' } }));
    await open();
    expect(await kept()).toBeNull();
    expect(words()).toContain('nicht mehr verbunden');
  });

  describe('when its time is over', () => {
    const over = { ...session, expiresAt: '2026-01-01T00:00:00Z' };
    beforeEach(async () => saveSession(await Vault.open(store), over));

    it('wipes itself, also without a network', async () => {
      vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
      await open();
      expect(words()).toContain('Die Veranstaltung ist vorbei');
      expect(await kept()).toBeNull();
    });

    it('goes on where the server says that only the clock is wrong', async () => {
      await open();
      expect(words()).toContain('Messe');
      expect(await kept()).not.toBeNull();
    });

    it('keeps scans that nobody else has until a server says no', async () => {
      await (await Vault.open(store)).save('outgoing', '0000000001', { kind: 'undo', scanId: 's', ticketId: 't', gate: 'main', was: { inside: false } });
      vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
      await open();
      expect(await kept()).not.toBeNull();
      vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ code: 'api.token_invalid' }, { status: 401 })));
      await open();
      expect(await kept()).toBeNull();
    });
  });

  it('is unlinked only after a second question', async () => {
    await open();
    const press = (label: string) => [...main.querySelectorAll('button')].find((each) => each.textContent === label)!.click();
    press('Dieses Telefon trennen');
    expect(await kept()).not.toBeNull();
    press('Ja, trennen');
    await settled();
    expect(await kept()).toBeNull();
    expect(words()).toContain('Telefon verbinden');
  });

  it('explains a blocked camera and offers the typed code', async () => {
    await open();
    expect(words()).toContain('Die Kamera ist gesperrt');
    expect(words()).toContain('3 von 10 drin');
  });
});
