import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem, Unreachable, type Scan, type ScanResult } from './api';
import { ScanQueue } from './queue';

const scan = (id: string): Scan => ({ id, ticket: `T-${id}`, gate: 'main', direction: 'in', scannedAt: '2026-09-24T07:00:00Z' });
const send = vi.fn<(scans: readonly Scan[]) => Promise<readonly ScanResult[]>>();
const listener = { results: vi.fn(), changed: vi.fn(), failed: vi.fn() };
const sent = () => send.mock.calls.map(([scans]) => scans.map(({ id }) => id));
const admit = (scans: readonly Scan[]) => Promise.resolve(scans.map(({ id }) => ({ id, verdict: 'admitted' as const })));
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);
let queue: ScanQueue;

beforeEach(() => {
  vi.resetAllMocks();
  vi.useFakeTimers();
  send.mockImplementation(admit);
  queue = new ScanQueue(send, listener);
});
afterEach(() => vi.useRealTimers());

describe('the queue', () => {
  it('sends a scan at once and hands over its answer', async () => {
    queue.add(scan('a'));
    await later(0);
    expect(listener.results).toHaveBeenCalledWith([{ id: 'a', verdict: 'admitted' }]);
    expect(listener.changed).toHaveBeenLastCalledWith(0, false);
  });

  it('sends the same scan again, with the same id and time, when the network failed', async () => {
    send.mockRejectedValueOnce(new Unreachable('')).mockRejectedValueOnce(new Unreachable(''));
    queue.add(scan('a'));
    await later(0);
    expect(listener.changed).toHaveBeenLastCalledWith(1, true);

    await later(999);
    expect(send).toHaveBeenCalledTimes(1);
    await later(1 + 2000);
    expect(send.mock.calls.map(([scans]) => scans)).toEqual([[scan('a')], [scan('a')], [scan('a')]]);
    expect(listener.results).toHaveBeenCalledOnce();
  });

  it('keeps the order of scans that wait', async () => {
    send.mockRejectedValueOnce(new Unreachable(''));
    queue.add(scan('a'));
    await later(0);
    queue.add(scan('b'));
    queue.add(scan('c'));
    await later(0);
    expect(sent()).toEqual([['a'], ['a', 'b'], ['c']]);
  });

  it('never has two requests under way', async () => {
    let answer: (results: readonly ScanResult[]) => void = () => undefined;
    send.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    queue.add(scan('a'));
    queue.add(scan('b'));
    queue.retry();
    await later(60_000);
    expect(sent()).toEqual([['a']]);

    answer([]);
    await later(0);
    expect(sent()).toEqual([['a'], ['b']]);
  });

  it('waits longer after each failure, 15 seconds at most', async () => {
    send.mockRejectedValue(new Unreachable(''));
    queue.add(scan('a'));
    const times: number[] = [];
    const start = Date.now();
    send.mockImplementation(() => {
      times.push((Date.now() - start) / 1000);
      return Promise.reject(new Unreachable(''));
    });
    await later(61_000);
    expect(times).toEqual([1, 3, 7, 15, 30, 45, 60]);
  });

  it('tries at once when the network is back', async () => {
    send.mockRejectedValueOnce(new Unreachable(''));
    queue.add(scan('a'));
    await later(0);
    queue.retry();
    await later(0);
    expect(sent()).toEqual([['a'], ['a']]);
    await later(60_000);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('does not send again what the server refused, and goes on with the next', async () => {
    const refusal = new Problem(422, 'invalid');
    send.mockRejectedValueOnce(refusal);
    queue.add(scan('a'));
    queue.add(scan('b'));
    await later(0);
    expect(listener.failed).toHaveBeenCalledWith([scan('a')], refusal);
    expect(sent()).toEqual([['a'], ['b']]);
  });

  it('sends no more than 500 in one request', async () => {
    send.mockRejectedValueOnce(new Unreachable(''));
    queue.add(scan('first'));
    for (let at = 0; at < 501; at++) queue.add(scan(String(at)));
    await later(1000);
    expect(send.mock.calls.map(([scans]) => scans.length)).toEqual([1, 500, 2]);
  });

  it('forgets everything when the phone is unlinked', async () => {
    send.mockRejectedValueOnce(new Unreachable(''));
    queue.add(scan('a'));
    await later(0);
    queue.stop();
    await later(60_000);
    queue.retry();
    await later(0);
    expect(send).toHaveBeenCalledTimes(1);
  });
});
