import { expect, it } from 'vitest';
import { scanId } from './ids';

it('A scan id is a UUID of version 7 that begins with its time', () => {
  expect(scanId(0x0192_8f3a_7b4c)).toMatch(/^01928f3a-7b4c-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('A clock that is wrong makes an id all the same', () => {
  for (const now of [-1, 0, 0.5, 2 ** 48 - 1, 2 ** 48])
    expect(scanId(now)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('Two scans of one moment have two ids, and later ones are greater', () => {
  const now = Date.UTC(2030, 4, 6);
  expect(new Set(Array.from({ length: 1_000 }, () => scanId(now))).size).toBe(1_000);
  expect(scanId(now) < scanId(now + 1)).toBe(true);
});
