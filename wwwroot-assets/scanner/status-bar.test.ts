import { expect, it, vi } from 'vitest';
import { StatusBar, type DoorState } from './status-bar';
import { textsFor } from './texts';

const calm: DoorState = { offlineSince: null, waiting: 0, isFull: false, driftMs: 0, isClockWrong: false, hasRoster: true, differences: 0 };
const half = new Date(2026, 8, 24, 14, 32).getTime();

it.each([
  ['all is well', calm, 'Online', 'online'],
  ['scans are on their way', { ...calm, waiting: 2 }, 'Online · 2 warten', 'online'],
  ['cut off', { ...calm, offlineSince: half, waiting: 12 }, 'Offline seit 14:32 Uhr · 12 warten', 'offline'],
  ['one waits', { ...calm, offlineSince: half, waiting: 1 }, 'Offline seit 14:32 Uhr · 1 wartet', 'offline'],
  ['no list yet', { ...calm, hasRoster: false }, 'Online · Die Liste wird geladen', 'online'],
  ['the disk is full', { ...calm, isFull: true }, 'Online · Speicher voll: Seite nicht schließen', 'warning'],
  ['the clock is behind', { ...calm, driftMs: -125_000, isClockWrong: true }, 'Online · Uhr geht 2 Minuten falsch', 'warning'],
])('The status bar when %s', (_, state, words, kind) => {
  const statusBar = new StatusBar(textsFor('de'), vi.fn());
  statusBar.show(state);
  expect(statusBar.element.querySelector('p')!.textContent).toBe(words);
  expect(statusBar.element.dataset['kind']).toBe(kind);
  expect(statusBar.element.querySelector('button')!.hidden).toBe(true);
});

it('What the server decided otherwise is one press away', () => {
  const open = vi.fn();
  const statusBar = new StatusBar(textsFor('en'), open);
  statusBar.show({ ...calm, differences: 2 });
  const button = statusBar.element.querySelector('button')!;
  expect(button.textContent).toBe('2 differences');
  button.click();
  expect(open).toHaveBeenCalledOnce();
});
