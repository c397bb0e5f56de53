import { expect, it, vi } from 'vitest';
import { OccupancyMeter } from './occupancy';
import { textsFor } from './texts';

const meter = () => new OccupancyMeter(textsFor('en'));

it.each([
  [482, 600, '482 of 600 inside', 'room for 118', ''],
  [540, 600, '540 of 600 inside', 'room for 60', 'meter--few'],
  [600, 600, '600 of 600 inside', 'Full: let nobody in', 'meter--full'],
  [612, 600, '612 of 600 inside', 'Full: let nobody in', 'meter--full'],
])('%d of %d reads "%s", "%s"', (inside, limit, words, room, warning) => {
  const shown = meter();
  shown.show({ inside, limit });
  expect(shown.element.textContent).toBe(words + room);
  expect([...shown.element.classList].filter((name) => name.startsWith('meter--')).join()).toBe(warning);
});

it('Without a limit there is no bar', () => {
  const shown = meter();
  shown.show({ inside: 5, limit: 10 });
  expect(shown.element.querySelector('progress')!.hidden).toBe(false);
  shown.show({ inside: 5, limit: null });
  expect(shown.element.textContent).toBe('5 inside');
  expect(shown.element.querySelector('progress')!.hidden).toBe(true);
});

it('A number that is not known any more is shown as the last one', () => {
  const shown = meter();
  shown.unknown();
  expect(shown.element.textContent).toBe('Number of guests unknown');
  shown.show({ inside: 5, limit: 10 });
  shown.unknown();
  expect(shown.element.textContent).toBe('Lately 5 of 10 insideroom for 5');
  shown.show({ inside: 6, limit: 10 });
  expect(shown.element.textContent).toBe('6 of 10 insideroom for 4');
});

it('Counts by a tap where the server takes it, and knows what is full', () => {
  const tap = vi.fn();
  const shown = new OccupancyMeter(textsFor('en'), tap);
  shown.show({ inside: 5, limit: 10 });
  expect(shown.element.querySelector('button')).toBeNull();
  expect(shown.isFull(undefined)).toBe(false);

  shown.show({ inside: 10, limit: 10, taps: true, full: true, zones: [{ code: 'ag', full: false }] });
  shown.element.querySelectorAll('button').forEach((each) => each.click());
  expect(tap.mock.calls).toEqual([['out'], ['in']]);
  expect([shown.isFull(undefined), shown.isFull('ag'), shown.isFull('unknown')]).toEqual([true, false, false]);
});
