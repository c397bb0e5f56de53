import { afterEach, expect, it, vi } from 'vitest';
import { printBadge, sizeOf } from './badge';

afterEach(() => vi.unstubAllGlobals());

it('Goes to the phone’s print dialog as text, and is gone from the page afterwards', () => {
  let printed: Element | null = null;
  vi.stubGlobal('print', () => (printed = document.querySelector('.prints-badge .name-badge')?.cloneNode(true) as Element));
  window.print = globalThis.print;
  printBadge({ name: '<b>Ada</b> Öz', organisation: 'Offene Schule', category: 'Gast', event: 'Messe' });
  expect([...printed!.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual(['Messe', '<b>Ada</b> Öz', 'Offene Schule', 'Gast']);
  window.dispatchEvent(new Event('afterprint'));
  expect(document.querySelector('.name-badge, .prints-badge')).toBeNull();
});

it('A short name is large; a long one becomes as small as it needs', () => {
  expect(sizeOf('Mia Öz')).toBe(9);
  const long = sizeOf('Prof. Dr. Maximilian-Konstantin von Hohenlohe-Waldenburg');
  expect(long).toBeGreaterThanOrEqual(3);
  expect(long).toBeLessThan(6);
  expect(sizeOf('Donaudampfschifffahrtselektrizitätenhauptbetriebswerk')).toBe(3);
});
