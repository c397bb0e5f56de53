import { expect, it, vi } from 'vitest';
import { OccupancyMeter } from './occupancy';
import { judgeCount, type Count } from './people-count';
import { textsFor } from './texts';

const meter = () => new OccupancyMeter(textsFor('en'));
const count = (inside: number, limit: number | null, more: Partial<Count> = {}): Count => ({ inside, limit, ...judgeCount(inside, limit, limit && limit * 0.9), taps: false, takenAt: 0, ...more });

it.each([
  [482, 600, '482 of 600 inside', 'room for 118', ''],
  [540, 600, '540 of 600 inside', 'room for 60', 'meter--few'],
  [600, 600, '600 of 600 inside', 'Full: let nobody in', 'meter--full'],
  [612, 600, '612 of 600 inside', 'Full: let nobody in', 'meter--full'],
])('%d of %d reads "%s", "%s"', (inside, limit, words, room, warning) => {
  const shown = meter();
  shown.show(count(inside, limit), null);
  expect(shown.element.textContent).toBe(words + room);
  expect([...shown.element.classList].filter((name) => name.startsWith('meter--')).join()).toBe(warning);
});

it('Without a limit there is no bar', () => {
  const shown = meter();
  shown.show(count(5, 10), null);
  expect(shown.element.querySelector('progress')!.hidden).toBe(false);
  shown.show(count(5, null), null);
  expect(shown.element.textContent).toBe('5 inside');
  expect(shown.element.querySelector('progress')!.hidden).toBe(true);
});

it('A number of its own says since when nobody else is in it', () => {
  const shown = meter();
  const age = () => shown.element.querySelector<HTMLElement>('.meter__age')!;
  expect([shown.element.textContent, age().hidden]).toEqual(['Number of guests unknown', true]);
  shown.show(count(5, 10), 7 * 60_000 + 5);
  expect(age().hidden).toBe(false);
  expect(age().textContent).toBe('The server’s number of 7 minutes ago; since then only this phone counts.');
  shown.show(count(6, 10), null);
  expect(age().hidden).toBe(true);
});

it('A room has its own name', () => {
  const shown = meter();
  shown.show(count(2, 2, { name: 'Workshop' }), null);
  expect(shown.element.textContent).toBe('Workshop: 2 of 2 insideFull: let nobody in');
});

it('Counts by a tap where the server takes it', () => {
  const tap = vi.fn();
  const shown = new OccupancyMeter(textsFor('en'), tap);
  shown.show(count(5, 10), null);
  expect(shown.element.querySelector('button')).toBeNull();

  shown.show(count(10, 10, { taps: true }), null);
  shown.element.querySelectorAll('button').forEach((each) => each.click());
  expect(tap.mock.calls).toEqual([['out'], ['in']]);
});
