import { describe, expect, it, vi } from 'vitest';
import { DoorClock } from './clock';

const year = 365 * 24 * 3600_000;
const noon = Date.parse('2026-09-24T12:00:00Z');
const httpDate = (instant: number) => new Date(instant).toUTCString();

/** An answer that the server wrote at a time, to a phone that is ahead by so much. */
function answer(clock: DoorClock, serverAt: number, aheadMs: number, tookMs = 100): void {
  clock.measure(httpDate(serverAt), serverAt + aheadMs - tookMs / 2, serverAt + aheadMs + tookMs / 2);
}

describe('the clock', () => {
  it.each([
    ['a year ahead', year],
    ['a year behind', -year],
    ['two minutes ahead', 120_000],
  ])('of a phone %s is put right, and said to be wrong', (_, ahead) => {
    const changed = vi.fn();
    const clock = new DoorClock(0, changed, () => noon + ahead);
    answer(clock, noon, ahead);
    expect(Math.abs(clock.now() - noon)).toBeLessThanOrEqual(1000);
    expect(clock.isWrong).toBe(true);
    expect(changed).toHaveBeenCalledOnce();
  });

  it('that is right to the second is left alone', () => {
    const changed = vi.fn();
    const clock = new DoorClock(0, changed, () => noon);
    for (const ms of [0, 300, 700, 999]) answer(clock, noon + ms, 0);
    expect(clock.driftMs).toBe(0);
    expect(changed).not.toHaveBeenCalled();
  });

  it('warns from a minute on', () => {
    const clock = new DoorClock();
    answer(clock, noon, 58_000);
    expect(clock.isWrong).toBe(false);
    answer(clock, noon + 60_000, 64_000);
    expect(clock.isWrong).toBe(true);
  });

  it('trusts the fastest of the last answers', () => {
    const clock = new DoorClock();
    answer(clock, noon, 120_000, 40);
    // Slow on the way back: measured alone it would be four seconds off.
    clock.measure(httpDate(noon + 5000), noon + 5000 + 120_000, noon + 5000 + 120_000 + 8000);
    expect(Math.abs(clock.driftMs - 120_000)).toBeLessThanOrEqual(1000);
  });

  it('follows when somebody sets it', () => {
    const clock = new DoorClock();
    answer(clock, noon, 3600_000, 20);
    answer(clock, noon + 10_000, 0, 200);
    expect(clock.driftMs).toBe(0);
  });

  it('learns nothing from an answer without a date, or from a clock that was set while asking', () => {
    const clock = new DoorClock(5000);
    clock.measure(null, noon, noon + 10);
    clock.measure('nonsense', noon, noon + 10);
    clock.measure(httpDate(noon), noon + 3600_000, noon);
    expect(clock.driftMs).toBe(5000);
  });
});
