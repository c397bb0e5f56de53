import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import vectors from '../../tests/vectors/codes.json';
import type { SnapshotTicket } from './api';
import { DoorClient } from './door-client';
import { MemoryStore } from './store';
import { Vault } from './vault';

const genuine = vectors.cases[0]!;
const ticketId = genuine.ticket!;
const session = { token: 't', event: { slug: 'messe', title: 'Messe', startsAt: '', endsAt: '' }, gates: [{ code: 'main', name: 'Haupt' }], expiresAt: '2999-01-01T00:00:00Z' };
const place = { gate: 'main', direction: 'in' as const };
const listener = { changed: vi.fn(), told: vi.fn(), refused: vi.fn(), unlinked: vi.fn() };
const hour = 3600_000;

/** A server that answers snapshots; scans by what stands here; nothing at all while `down`. */
let down: 'no' | 'cut' | '500' | 'portal' | 'slow';
let verdict: string;
let tickets: SnapshotTicket[];
let scans: Record<string, unknown>[];
let serverAhead: number;
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
  return { cursor: 'c', publicKeys: vectors.keys, event, gates, tickets, removed: [] };
}

async function answered(whole: object, headers: HeadersInit): Promise<Response> {
  await road;
  return Response.json(whole, { headers });
}

function answer(path: string, body: { scans: { id: string }[] }): Promise<Response> {
  const headers = { Date: new Date(Date.now() + serverAhead).toUTCString() };
  if (down === 'cut') return Promise.reject(new TypeError('failed'));
  if (down === '500') return Promise.resolve(new Response('{}', { status: 500 }));
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

describe('a good signature that the list does not know, without the network,', () => {
  beforeEach(async () => {
    tickets = [];
    client.stop();
    store = new MemoryStore();
  });
  const cutOff = async () => {
    client = await open();
    await client.refresh();
    down = 'cut';
    return client;
  };

  it('is sent to the desk, and the server is told so', async () => {
    await cutOff();
    expect((await client.scan({ ticket: genuine.text }, place)).result).toMatchObject({ verdict: 'unlisted', ticketId });
    expect(client.canUndo).toBe(false);
    down = 'no';
    client.retry();
    await settled();
    expect(scans).toMatchObject([{ offline: true, phoneVerdict: 'unlisted' }]);
  });

  it('did not come in though an answer after the phone had decided says so', async () => {
    client = await open();
    await client.refresh();
    const undone: string[] = [];
    let late = () => {};
    const dawdling = new Promise<void>((resolve) => (late = resolve));
    vi.stubGlobal(
      'fetch',
      vi.fn(async (path: string, { body }: { body?: string }) => {
        if (path.endsWith('/undo')) undone.push(path);
        if (path.endsWith('/undo')) return Response.json({});
        if (path.endsWith('/scans')) await dawdling;
        return answer(path, body ? JSON.parse(body) : null);
      }),
    );

    const seen = await client.scan({ ticket: genuine.text }, place);
    late();
    await settled();
    const [{ entry, result }] = listener.told.mock.calls[0]![0];
    await client.takeBack(entry, result);
    await settled();

    expect([seen.result!.verdict, result.verdict]).toEqual(['unlisted', 'admitted']);
    expect(scans[0]).not.toHaveProperty('offline');
    expect(undone).toHaveLength(1);
    expect(undone[0]).toContain(seen.id);
    expect(client.roster.find(ticketId)?.inside ?? false).toBe(false);
    expect(client.waiting).toBe(0);
  });

  it('is let in once where the event says so, known when it comes again, and can be undone', async () => {
    unlisted = 'let-in';
    await cutOff();
    expect((await client.scan({ ticket: genuine.text }, place)).result).toMatchObject({ verdict: 'admitted', reason: 'unlisted', ticketId });
    expect((await client.scan({ ticket: genuine.text }, place)).result!.verdict).toBe('already-inside');
    expect((await client.scan({ ticket: genuine.text }, { ...place, direction: 'out' })).result!.verdict).toBe('left');
    expect((await client.scan({ ticket: genuine.text }, place)).result!.verdict).toBe('admitted');
    await client.undo();
    expect((await client.scan({ ticket: genuine.text }, place)).result!.verdict).toBe('admitted');
    client.stop();
    client = await open();
    expect((await client.scan({ ticket: genuine.text }, place)).result!.verdict).toBe('already-inside');
  });
});

describe('the phone counts', () => {
  const room = { gate: 'room', direction: 'in' as const };

  it('each door’s own people, and does not count twice what the server shows', async () => {
    await client.count();
    expect([client.peopleAt('main')!.inside, client.peopleAt('room')!]).toMatchObject([7, { inside: 1, limit: 2, room: 1, full: false, name: 'Werkraum' }]);
    await client.scan({ ticket: genuine.text }, place);
    await settled();
    expect(client.peopleAt('main')!.inside).toBe(8);
    inside.house = 8;
    await client.count();
    expect(client.peopleAt('main')!.inside).toBe(8);
  });

  it('without a network a room that is known full lets in nobody, but by a supervisor', async () => {
    inside.workshop = 2;
    await client.count();
    down = 'cut';
    expect((await client.scan({ ticket: genuine.text }, room)).result).toMatchObject({ verdict: 'waitlisted', reason: 'full', gate: 'room' });
    expect((await client.scan({ ticket: genuine.text }, room, { override: true })).result!.verdict).toBe('admitted');
    expect(client.peopleAt('room')).toMatchObject({ inside: 3, room: -1, full: true });
    expect((await client.scan({ ticket: genuine.text }, place)).result!.verdict).toBe('admitted');
    down = 'no';
    client.retry();
    await settled();
    expect(scans[0]).toMatchObject({ offline: true, phoneVerdict: 'waitlisted', phoneReason: 'full' });
  });

  it('without a network also whom it let in itself, after it was switched off too', async () => {
    await client.count();
    down = 'cut';
    await client.scan({ ticket: genuine.text }, room);
    expect(client.peopleAt('room')).toMatchObject({ inside: 2, warns: true, full: true });
    client.stop();
    client = await open();
    expect(client.peopleAt('room')).toMatchObject({ inside: 2, full: true });
    await client.scan({ ticket: genuine.text }, { ...room, direction: 'out' });
    expect(client.peopleAt('room')).toMatchObject({ inside: 1, room: 1 });
    await client.undo();
    await client.tap({ ...place, direction: 'in' });
    expect([client.peopleAt('room')!.inside, client.peopleAt('main')!.inside]).toEqual([2, 8]);
  });

  it('nothing where the server never said', async () => {
    expect(client.peopleAt('room')).toBeNull();
    expect((await client.scan({ ticket: genuine.text }, room)).result!.verdict).toBe('admitted');
  });
});
