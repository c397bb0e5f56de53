import { expect, it } from 'vitest';
import { forgetAfterMs, RepeatFilter } from './repeat';

it('A ticket held before the camera is one scan, however long it is held', () => {
  const filter = new RepeatFilter();
  expect(filter.isNew('A', 0)).toBe(true);
  for (let at = 100; at <= 10_000; at += 100) expect(filter.isNew('A', at)).toBe(false);
});

it('A ticket that comes back after three seconds is a new scan', () => {
  const filter = new RepeatFilter();
  filter.isNew('A', 0);
  expect(filter.isNew('A', forgetAfterMs + 1)).toBe(true);
});

it('Another ticket is a new scan at once', () => {
  const filter = new RepeatFilter();
  filter.isNew('A', 0);
  expect(filter.isNew('B', 10)).toBe(true);
});

it('After a change of direction the same ticket counts', () => {
  const filter = new RepeatFilter();
  filter.isNew('A', 0);
  filter.reset();
  expect(filter.isNew('A', 10)).toBe(true);
});
