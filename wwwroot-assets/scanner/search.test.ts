import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Direction } from './api';
import type { Known } from './roster';
import { searchDialog } from './search';
import { textsFor } from './texts';

const amira: Known = { id: '1', name: 'Amira Beispiel', category: 'class', state: 'valid', inside: true, admittedAt: '2026-09-24T07:12:00Z', organisation: 'Holzmann' };
const party: Known = { id: '2', name: 'Klasse 9b', category: 'class', state: 'valid', people: 27, arrived: 24 };
const door = { search: vi.fn<(name: string) => readonly Known[]>(), direction: vi.fn<() => Direction>(), admit: vi.fn<(ticket: Known) => void>(), walkIn: vi.fn(), takesWalkIns: vi.fn<() => boolean>() };
let dialog: HTMLDialogElement;

async function type(name: string): Promise<void> {
  const input = dialog.querySelector('input')!;
  input.value = name;
  input.dispatchEvent(new Event('input'));
  await vi.advanceTimersByTimeAsync(250);
}

beforeEach(() => {
  vi.resetAllMocks();
  vi.useFakeTimers();
  door.search.mockReturnValue([amira]);
  door.direction.mockReturnValue('in');
  door.takesWalkIns.mockReturnValue(true);
  dialog = searchDialog(textsFor('en'), door);
  document.body.replaceChildren(dialog);
  dialog.showModal();
});
afterEach(() => vi.useRealTimers());

describe('the name search', () => {
  it('finds a guest and lets in', async () => {
    await type(' am ');
    expect(door.search).toHaveBeenCalledExactlyOnceWith('am');
    expect(dialog.textContent).toContain('Amira Beispiel');
    expect(dialog.textContent).toContain('Holzmann, inside since');

    dialog.querySelector<HTMLButtonElement>('.hits button')!.click();
    expect(door.admit).toHaveBeenCalledExactlyOnceWith(amira);
    expect(dialog.open).toBe(false);
  });

  it('says how much of a class is here', async () => {
    door.search.mockReturnValue([party]);
    await type('klasse');
    expect(dialog.textContent).toContain('24 of 27 are here');
  });

  it('does not look for a single letter, nor at each key', async () => {
    await type('a');
    const input = dialog.querySelector('input')!;
    for (const part of ['am', 'ami', 'amir']) {
      input.value = part;
      input.dispatchEvent(new Event('input'));
    }
    await vi.advanceTimersByTimeAsync(250);
    expect(door.search.mock.calls).toEqual([['amir']]);
  });

  it('names the button after the guest and the direction', async () => {
    door.direction.mockReturnValue('out');
    await type('am');
    expect(dialog.querySelector('.hits button')!.getAttribute('aria-label')).toBe('Let out Amira Beispiel');
  });

  it('leads to writing somebody down', async () => {
    door.search.mockReturnValue([]);
    await type('nobody');
    expect(dialog.textContent).toContain('Nobody found');
    [...dialog.querySelectorAll('button')].find((each) => each.textContent === 'Add somebody')!.click();
    expect(door.walkIn).toHaveBeenCalledOnce();
    expect(dialog.open).toBe(false);
  });

  it('does not, where the event takes nobody who is not registered', async () => {
    door.takesWalkIns.mockReturnValue(false);
    await type('nobody');
    expect([...dialog.querySelectorAll('button')].find((each) => each.textContent === 'Add somebody')!.hidden).toBe(true);
  });

  it('keeps no names once it is closed', async () => {
    await type('am');
    dialog.close();
    expect(dialog.textContent).not.toContain('Amira');
    expect(dialog.querySelector('input')!.value).toBe('');
  });
});
