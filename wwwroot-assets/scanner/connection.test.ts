import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Connection } from './connection';

const changed = vi.fn();
let connection: Connection;
const always = () => true;

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 });
  changed.mockReset();
  connection = new Connection(() => Date.now(), changed);
});
afterEach(() => vi.useRealTimers());

it('Offline counts from the first request that failed', async () => {
  await expect(connection.watch(Promise.reject(new Error()), always)).rejects.toThrow();
  vi.setSystemTime(9000);
  await expect(connection.watch(Promise.reject(new Error()), always)).rejects.toThrow();
  expect(connection.offlineSince).toBe(1000);
  expect(changed).toHaveBeenCalledOnce();

  await connection.watch(Promise.resolve(), always);
  expect(connection.offlineSince).toBeNull();
});

it('An answer that takes three seconds is none, until it comes', async () => {
  let answer: () => void = () => undefined;
  const request = connection.watch(new Promise<void>((resolve) => (answer = resolve)), always);
  await vi.advanceTimersByTimeAsync(2999);
  expect(connection.offlineSince).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(connection.offlineSince).toBe(4000);
  answer();
  await request;
  expect(connection.offlineSince).toBeNull();
});

it('A server that says no is there', async () => {
  connection.failed();
  await expect(connection.watch(Promise.reject(new Error()), () => false)).rejects.toThrow();
  expect(connection.offlineSince).toBeNull();
});
