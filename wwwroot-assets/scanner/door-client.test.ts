import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import vectors from '../../tests/vectors/codes.json';
import type { SnapshotTicket } from './api';
import { DoorClient } from './door-client';
import { loadSession, saveSession } from './session';
import { MemoryStore } from './store';
import { testTicket } from './ticket-code';
import { Vault } from './vault';

const genuine = vectors.cases[0]!;
const ticketId = genuine.ticket!;
const session = { token: 't', event: { slug: 'messe', title: 'Messe', startsAt: '', endsAt: '' }, gates: [{ code: 'main', name: 'Haupt' }], expiresAt: '2999-01-01T00:00:00Z' };
const place = { gate: 'main', direction: 'in' as const };
const listener = { changed: vi.fn(), told: vi.fn(), refused: vi.fn(), unlinked: vi.fn() };
const hour = 3600_000;

/** A server that answers snapshots; scans by what stands here; nothing at all while `down`. */
let down: 'no' | 'cut' | '500' | 'outage' | 'portal' | 'slow';
let verdict: string;
let tickets: SnapshotTicket[];
let scans: Record<string, unknown>[];
let serverAhead: number;
let expiresAt: string | undefined;
let unlisted: 'ask' | 'let-in' | undefined;
/** People in the house and in the workshop, where it has room for two. */
let inside: { house: number; workshop: number };
/** What a snapshot's answer waits for, on its way. */
let road: Promise<void>;
let store: MemoryStore;
let client: DoorClient;

function snapshot(): object {
  const now = Date.now() + serverAhead;
  const event = { id: vectors.event, slug: 'messe', title: 'Messe', startsAt: '', endsAt: '', admitsFrom: new Date(now - hour).toISOString(), admitsUntil: new Date(now + hour).toISOString(), ...(unlisted && { unlisted }) };
  const gates = [...session.gates, { code: 'room', name: 'Werkraum', zone: 'workshop', ownInside: [] }];
  return { cursor: 'c', publicKeys: vectors.keys, event, gates, tickets, removed: [], ...(expiresAt && { expiresAt }) };
}

async function answered(whole: object, headers: HeadersInit): Promise<Response> {
  await road;
  return Response.json(whole, { headers });
}

function answer(path: string, body: { scans: { id: string }[] }): Promise<Response> {
  const headers = { Date: new Date(Date.now() + serverAhead).toUTCString() };
  if (down === 'cut') return Promise.reject(new TypeError('failed'));
  if (down === '500') return Promise.resolve(new Response('{}', { status: 500 }));
  // Our own server's word, with a code as a refusal has one: its database is away.
  if (down === 'outage') return Promise.resolve(Response.json({ status: 503, code: 'api.unavailable' }, { status: 503, headers: { ...headers, 'Retry-After': '15' } }));
  if (down === 'portal') return Promise.resolve(new Response('<h1>Welcome</h1>', { status: 401 }));
  if (down === 'slow') return new Promise(() => undefined);
  if (path.includes('/snapshot')) return answered(snapshot(), headers);
  if (path.includes('/occupancy')) {
    const zones = [{ code: 'workshop', name: 'Werkraum', inside: inside.workshop, limit: 2, warnAt: 2 }];
    return answered({ inside: inside.house, limit: 500, warnAt: 450, taps: true, zones }, headers);
  }
  scans.push(...body.scans);
  return Promise.resolve(Response.json({ results: body.scans.map(({ id }) => ({ id, verdict, ticketId })) }, { headers }));
}

const open = async () => DoorClient.open(await Vault.open(store), '/api/v1', session, listener);
const settled = () => new Promise((resolve) => setTimeout(resolve, 100));

beforeEach(async () => {
  vi.resetAllMocks();
  [down, verdict, scans, serverAhead] = ['no', 'admitted', [], 0];
  expiresAt = undefined;
  [unlisted, inside] = [undefined, { house: 7, workshop: 1 }];
  road = Promise.resolve();
  tickets = [{ id: ticketId, name: 'Amira Beispiel', category: 'visitor', state: 'valid', inside: false }];
  store = new MemoryStore();
  vi.stubGlobal('fetch', vi.fn((path: string, { body }: { body?: string }) => answer(path, body ? JSON.parse(body) : null)));
  client = await open();
  await client.refresh();
});
afterEach(() => {
  client.stop();
  vi.unstubAllGlobals();
});

describe('without the network', () => {
  it.each(['cut', '500', 'outage', 'portal', 'slow'] as const)('(%s) the phone lets in, once, without waiting for an answer, and the disk has it', async (how) => {
    down = how;
    await client.scan({ ticket: 'warm up' }, place);
    const { result } = await client.scan({ ticket: genuine.text }, place);
    expect(result).toMatchObject({ verdict: 'admitted', name: 'Amira Beispiel', ticketId });
    expect((await client.scan({ ticket: genuine.text }, place)).result).toMatchObject({ verdict: 'already-inside', gate: 'main' });
    expect(client.waiting).toBe(3);
    expect(store.contents.get('outgoing')!.size).toBe(3);
    expect(listener.unlinked).not.toHaveBeenCalled();
  });

  it('a phone that was switched off remembers, and hands in once', async () => {
    down = 'cut';
    await client.scan({ ticket: genuine.text }, place);
    client.stop();
    client = await open();
    expect((await client.scan({ ticket: genuine.text }, place)).result!.verdict).toBe('already-inside');
    expect(client.waiting).toBe(2);

    down = 'no';
    client.retry();
    await settled();
    expect(scans).toMatchObject([{ offline: true, phoneVerdict: 'admitted' }, { phoneVerdict: 'already-inside' }]);
    expect(client.waiting).toBe(0);
  });

  it('two at the same moment with one ticket are not both let in', async () => {
    down = 'cut';
    const both = await Promise.all([client.scan({ ticket: genuine.text }, place), client.scan({ ticketId }, place)]);
    expect(both.map(({ result }) => result!.verdict)).toEqual(['admitted', 'already-inside']);
  });

  it('takes back what it did', async () => {
    down = 'cut';
    await client.scan({ ticket: genuine.text }, place);
    await client.undo();
    expect(client.canUndo).toBe(false);
    expect((await client.scan({ ticket: genuine.text }, place)).result!.verdict).toBe('admitted');
  });

  it('has found since when, and notices when it is over', async () => {
    down = 'cut';
    await client.scan({ ticket: genuine.text }, place);
    await settled();
    expect(client.connection.offlineSince).not.toBeNull();
    down = 'no';
    await client.refresh();
    expect(client.connection.offlineSince).toBeNull();
  });
});

describe('with the network', () => {
  it('says at once what the phone says, and then hears the server', async () => {
    verdict = 'already-inside';
    const { result } = await client.scan({ ticket: genuine.text }, place);
    expect(result!.verdict).toBe('admitted');
    await settled();
    expect(listener.told).toHaveBeenCalledWith([expect.objectContaining({ result: expect.objectContaining({ verdict: 'already-inside' }) as object })]);
    expect(client.canUndo).toBe(false);
  });

  it('the scan of a ticket that was found by name says which, and no code', async () => {
    await client.scan({ ticketId }, place);
    await settled();
    expect(scans[0]).toMatchObject({ ticketId });
    expect(scans[0]).not.toHaveProperty('ticket');
  });

  it('a refresh that began before the scan does not forget the scan', async () => {
    let arrive: () => void = () => undefined;
    road = new Promise((resolve) => (arrive = resolve));
    const refresh = client.refresh();
    await client.scan({ ticket: genuine.text }, place);
    await settled();
    expect(client.waiting).toBe(0);
    arrive();
    await refresh;
    expect(client.roster.find(ticketId)!.inside).toBe(true);
    expect(store.contents.get('outgoing')!.size).toBe(1);
    await client.refresh();
    // The server's list is the last word.
    expect(client.roster.find(ticketId)!.inside).toBe(false);
    expect(store.contents.get('outgoing')!.size).toBe(0);
  });

  it('keeps no more of a text of garbage than it needs', async () => {
    await client.scan({ ticket: 'x'.repeat(50_000) }, place);
    await settled();
    expect((scans[0]!['ticket'] as string).length).toBe(2001);
  });

  it('knows the test ticket', async () => {
    expect(await client.look({ ticketId: testTicket }, 'main')).toBe('test');
  });

  it('is unlinked by our server only', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ code: 'api.token_invalid' }, { status: 401 })));
    await client.refresh().catch(() => undefined);
    expect(listener.unlinked).toHaveBeenCalled();
  });
});

it('A phone whose clock is a year off judges and writes by the server’s', async () => {
  serverAhead = 365 * 24 * hour;
  await client.refresh();
  expect(client.clock.isWrong).toBe(true);
  down = 'cut';
  client.stop();
  client = await open();
  const { result } = await client.scan({ ticket: genuine.text }, place);
  expect(result!.verdict).toBe('admitted');
  down = 'no';
  client.retry();
  await settled();
  expect(Math.abs(Date.parse(scans[0]!['scannedAt'] as string) - (Date.now() + serverAhead))).toBeLessThan(3000);
});

it('A disk that is full lets in all the same, and says so', async () => {
  down = 'cut';
  store.change = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
  expect((await client.scan({ ticket: genuine.text }, place)).result!.verdict).toBe('admitted');
  expect(client.isFull).toBe(true);
  expect(client.waiting).toBe(1);
});

it('A class comes in parts', async () => {
  tickets = [{ ...tickets[0]!, name: 'Klasse 9b', people: 27, arrived: 0 }];
  await client.refresh();
  expect((await client.scan({ ticket: genuine.text }, place, { count: 24 })).result).toMatchObject({ verdict: 'admitted', arrived: 24, people: 27 });
  expect((await client.scan({ ticket: genuine.text }, place, { count: 3 })).result).toMatchObject({ verdict: 'admitted', arrived: 27 });
  expect((await client.scan({ ticket: genuine.text }, place)).result!.verdict).toBe('already-inside');
  await settled();
  expect(scans.map(({ count }) => count)).toEqual([24, 3, undefined]);
});

it('A phone without any list leaves the verdict to the server', async () => {
  store = new MemoryStore();
  client = await open();
  expect((await client.scan({ ticket: genuine.text }, place)).result).toBeNull();
  await settled();
  expect(listener.told).toHaveBeenCalledWith([expect.objectContaining({ result: expect.objectContaining({ verdict: 'admitted' }) as object })]);
  expect(client.canUndo).toBe(true);
});

it('A phone of an event that was postponed learns how long it is linked, and knows it after a restart', async () => {
  await saveSession(await Vault.open(store), session);
  expiresAt = '2026-01-01T00:00:00Z';
  await client.refresh();
  expect(client.isOver).toBe(true);
  expiresAt = '2999-12-31T00:00:00Z';
  await client.refresh();
  expect(client.isOver).toBe(false);
  await settled();
  expect((await loadSession(await Vault.open(store)))!.expiresAt).toBe(expiresAt);
});
