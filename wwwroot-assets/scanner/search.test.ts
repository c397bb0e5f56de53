import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Direction, SearchHit } from './api';
import { searchSheet } from './search';
import { textsFor } from './texts';

const amira: SearchHit = { ticketId: '1', code: 'CODE-1', name: 'Amira Beispiel', category: 'Klasse 9b', state: 'valid', admittedAt: '2026-09-24T07:12:00Z' };
const door = { search: vi.fn<(name: string) => Promise<readonly SearchHit[]>>(), direction: vi.fn<() => Direction>(), scan: vi.fn<(code: string) => void>() };
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
  door.search.mockResolvedValue([amira]);
  door.direction.mockReturnValue('in');
  dialog = searchSheet(textsFor('en'), door);
  document.body.replaceChildren(dialog);
  dialog.showModal();
});
afterEach(() => vi.useRealTimers());

describe('the name search', () => {
  it('finds a guest and sends the code of the ticket', async () => {
    await type(' am ');
    expect(door.search).toHaveBeenCalledExactlyOnceWith('am');
    expect(dialog.textContent).toContain('Amira Beispiel');
    expect(dialog.textContent).toContain('inside since');

    dialog.querySelector<HTMLButtonElement>('.hits button')!.click();
    expect(door.scan).toHaveBeenCalledExactlyOnceWith('CODE-1');
    expect(dialog.open).toBe(false);
  });

  it('does not ask for a single letter, nor for each key', async () => {
    await type('a');
    const input = dialog.querySelector('input')!;
    for (const part of ['am', 'ami', 'amir']) {
      input.value = part;
      input.dispatchEvent(new Event('input'));
    }
    await vi.advanceTimersByTimeAsync(250);
    expect(door.search.mock.calls).toEqual([['amir']]);
  });

  it('does not let an early answer that comes late replace a later one', async () => {
    let answerFirst: (hits: readonly SearchHit[]) => void = () => undefined;
    door.search.mockImplementationOnce(() => new Promise((resolve) => (answerFirst = resolve)));
    await type('am');
    door.search.mockResolvedValueOnce([]);
    await type('amx');
    answerFirst([amira]);
    await vi.advanceTimersByTimeAsync(0);
    expect(dialog.querySelector('[role=status]')!.textContent).toBe('Nobody found');
    expect(dialog.querySelector('.hits')!.children.length).toBe(0);
  });

  it('names the button after the guest and the direction', async () => {
    door.direction.mockReturnValue('out');
    await type('am');
    expect(dialog.querySelector('.hits button')!.getAttribute('aria-label')).toBe('Let out Amira Beispiel');
  });

  it('says when it does not work', async () => {
    door.search.mockRejectedValueOnce(new Error('offline'));
    await type('am');
    expect(dialog.textContent).toContain('Search does not work right now');
  });

  it('keeps no names once it is closed', async () => {
    await type('am');
    dialog.close();
    expect(dialog.textContent).not.toContain('Amira');
    expect(dialog.querySelector('input')!.value).toBe('');
  });
});
