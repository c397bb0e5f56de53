import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Scan, ScanResult, Verdict, WalkIn } from './api';
import { Problem, Unreachable } from './ask';
import type { Entry, ScanEntry } from './entry';
import { batchSize, Outgoing } from './outgoing';
import { MemoryStore } from './store';
import { Vault } from './vault';

const scan = (id: string, said: Verdict = 'admitted'): ScanEntry => ({
  kind: 'scan',
  scan: { id, ticket: `T-${id}`, gate: 'main', direction: 'in', scannedAt: '2026-09-24T07:00:00Z' },
  said: { id, verdict: said },
});
const person: WalkIn = { id: 'w', ticketId: 't', firstName: 'Ada', lastName: 'Muster', gate: 'main', registeredAt: '' };
const post = { scans: vi.fn<(scans: readonly Scan[]) => Promise<readonly ScanResult[]>>(), undo: vi.fn(), walkIn: vi.fn(), tap: vi.fn() };
const listener = { told: vi.fn(), refused: vi.fn(), changed: vi.fn(), full: vi.fn() };
const sent = () => post.scans.mock.calls.map(([scans]) => scans.map(({ id }) => id));
const admit = (scans: readonly Scan[]) => Promise.resolve(scans.map(({ id }) => ({ id, verdict: 'admitted' as const })));
/** Sealing runs outside of the fake clock, and as long as the machine likes: waits until nothing has moved for a while. */
const later = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms);
  const seen = () => [post.scans, post.tap, post.walkIn, listener.told, listener.changed, listener.full].map((each) => each.mock.calls.length).join() + store.contents.get('outgoing')!.size;
  for (let quiet = 0, before = ''; quiet < 4; ) {
    await new Promise<void>((resolve) => realTimeout(resolve, 3));
    await vi.advanceTimersByTimeAsync(0);
    quiet = seen() === before ? quiet + 1 : 0;
    before = seen();
  }
};
const realTimeout = globalThis.setTimeout;
let store: MemoryStore;
let vault: Vault;
let outgoing: Outgoing;

const add = async (...entries: Entry[]) => {
  for (const entry of entries) await outgoing.add(entry);
  outgoing.retry();
  await later(0);
};

/** As the next page does after a crash. */
async function reopen(): Promise<void> {
  outgoing.stop();
  outgoing = new Outgoing(await Vault.open(store), post, listener);
  await outgoing.load();
}

beforeEach(async () => {
  vi.resetAllMocks();
  store = new MemoryStore();
  vault = await Vault.open(store);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  post.scans.mockImplementation(admit);
  outgoing = new Outgoing(vault, post, listener);
});
afterEach(() => vi.useRealTimers());

describe('what goes out', () => {
  it('is on the disk before it is sent, and leaves with its answer', async () => {
    await outgoing.add(scan('a', 'expired'));
    expect(store.contents.get('outgoing')!.size).toBe(1);
    expect(post.scans).not.toHaveBeenCalled();

    post.scans.mockResolvedValueOnce([{ id: 'a', verdict: 'expired' }]);
    outgoing.retry();
    await later(0);
    expect(listener.told).toHaveBeenCalledWith([expect.objectContaining({ result: { id: 'a', verdict: 'expired' } })]);
    expect(store.contents.get('outgoing')!.size).toBe(0);
    expect(outgoing.waiting).toBe(0);
  });

  it('outlives a crash, once, in order, and is then said to be from offline', async () => {
    post.scans.mockRejectedValue(new Unreachable(''));
    await add(scan('a'), scan('b'), { kind: 'walk-in', person }, scan('c'));
    await reopen();
    expect(outgoing.waiting).toBe(4);

    post.scans.mockImplementation(admit);
    outgoing.retry();
    await later(0);
    expect(sent().slice(-2)).toEqual([['a', 'b'], ['c']]);
    expect(post.scans.mock.lastCall![0][0]).toMatchObject({ id: 'c', offline: true, scannedAt: '2026-09-24T07:00:00Z' });
    expect(post.walkIn).toHaveBeenCalledExactlyOnceWith(person);
    await reopen();
    outgoing.retry();
    await later(60_000);
    expect(sent().flat().filter((id) => id === 'c')).toHaveLength(1);
  });

  it('is sent again under the same id after a lost answer, as from offline; the first time it is not', async () => {
    post.scans.mockRejectedValueOnce(new Unreachable(''));
    await add(scan('a'));
    expect(post.scans.mock.calls[0]![0][0]).not.toHaveProperty('offline');
    await later(1000);
    expect(post.scans.mock.calls[1]![0][0]).toMatchObject({ id: 'a', offline: true });
  });

  it('says of all that came while the network was away that it is from offline, also of what was never tried', async () => {
    let hang: (error: Unreachable) => void = () => undefined;
    post.scans.mockImplementationOnce(() => new Promise((_, reject) => (hang = reject)));
    await add(scan('a'));
    await outgoing.add(scan('b'));
    hang(new Unreachable(''));
    await later(0);
    await outgoing.add(scan('c'));
    outgoing.retry();
    await later(0);
    expect(sent().at(-1)).toEqual(['a', 'b', 'c']);
    expect(post.scans.mock.lastCall![0].every((each) => each.offline === true)).toBe(true);
  });

  it('waits longer after each failure, 15 seconds at most', async () => {
    const times: number[] = [];
    const start = Date.now();
    post.scans.mockImplementation(() => {
      times.push((Date.now() - start) / 1000);
      return Promise.reject(new Unreachable(''));
    });
    await add(scan('a'));
    for (let second = 0; second < 61; second++) await later(1000);
    expect(times).toEqual([0, 1, 3, 7, 15, 30, 45, 60]);
  });

  it('never has two requests under way', async () => {
    let answer: (results: readonly ScanResult[]) => void = () => undefined;
    post.scans.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    await add(scan('a'));
    await add(scan('b'));
    expect(sent()).toEqual([['a']]);
    answer([{ id: 'a', verdict: 'admitted' }]);
    await later(0);
    expect(sent()).toEqual([['a'], ['b']]);
  });

  it('goes up in batches', async () => {
    post.scans.mockRejectedValueOnce(new Unreachable(''));
    await add(scan('first'));
    await add(...Array.from({ length: batchSize + 20 }, (_, at) => scan(String(at))));
    await later(1000);
    await later(0);
    expect(post.scans.mock.calls.map(([scans]) => scans.length).filter((length) => length > 1)).toEqual([batchSize, 21]);
  });

  it('loses no good scan to a bad one among them', async () => {
    post.scans.mockRejectedValueOnce(new Unreachable(''));
    await add(scan('0'));
    post.scans.mockImplementation((scans) => (scans.some(({ id }) => id === '5') ? Promise.reject(new Problem(422, 'invalid')) : admit(scans)));
    await add(...Array.from({ length: 9 }, (_, at) => scan(String(at + 1))));
    for (let turn = 0; turn < 20; turn++) await later(1000);
    expect(listener.refused.mock.calls.map(([entry]) => (entry as ScanEntry).scan.id)).toEqual(['5']);
    expect(listener.told.mock.calls.flatMap(([answers]) => (answers as { result: ScanResult }[]).map(({ result }) => result.id)).sort()).toEqual(['0', '1', '2', '3', '4', '6', '7', '8', '9']);
    expect(outgoing.waiting).toBe(0);
  });

  it('does not let a route that the server does not know hold up the scans', async () => {
    post.walkIn.mockRejectedValueOnce(new Problem(404, 'not_found'));
    await add({ kind: 'walk-in', person }, scan('a'));
    expect(sent()).toEqual([['a']]);
    expect(outgoing.waiting).toBe(1);
    await later(60_000);
    expect(post.walkIn).toHaveBeenCalledTimes(2);
    expect(outgoing.waiting).toBe(0);
  });

  it('says of a tap that waited that nobody could be stopped', async () => {
    const tap = { id: 'p', gate: 'main', direction: 'in' as const, at: '' };
    post.tap.mockRejectedValueOnce(new Unreachable(''));
    await add({ kind: 'tap', tap });
    await later(1000);
    expect(post.tap.mock.calls).toEqual([[tap], [{ ...tap, offline: true }]]);
    expect(outgoing.entries).toEqual([]);
  });

  it('keeps a move on the disk until the roster shows it', async () => {
    await add(scan('a'));
    expect(outgoing.waiting).toBe(0);
    await reopen();
    expect(outgoing.entries).toMatchObject([{ told: { verdict: 'admitted' } }]);
    await outgoing.settle(outgoing.told);
    expect(outgoing.entries).toEqual([]);
    expect(store.contents.get('outgoing')!.size).toBe(0);
  });

  it('is still sent where the disk is full, and says so', async () => {
    store.change = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
    await add(scan('a'));
    expect(listener.full).toHaveBeenCalled();
    expect(sent()).toEqual([['a']]);
    expect(listener.told).toHaveBeenCalledOnce();
  });

  it('is forgotten when the phone is unlinked', async () => {
    post.scans.mockRejectedValueOnce(new Problem(401, 'api.token_invalid'));
    await add(scan('a'));
    await later(60_000);
    outgoing.retry();
    await later(0);
    expect(post.scans).toHaveBeenCalledTimes(1);
    expect(listener.refused).not.toHaveBeenCalled();
  });

  it('takes ten thousand scans of garbage', async () => {
    post.scans.mockImplementation((scans) => Promise.resolve(scans.map(({ id }) => ({ id, verdict: 'unknown' as const }))));
    for (let at = 0; at < 10_000; at++) void outgoing.add(scan(String(at), 'unknown'));
    for (let turn = 0; turn < 400 && store.contents.get('outgoing')!.size < 10_000; turn++) await later(0);
    outgoing.retry();
    for (let turn = 0; turn < 400 && outgoing.waiting > 0; turn++) await later(0);
    expect(outgoing.waiting).toBe(0);
    expect(store.contents.get('outgoing')!.size).toBe(0);
    expect(new Set(sent().flat()).size).toBe(10_000);
  });
});
