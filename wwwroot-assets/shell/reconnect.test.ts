import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stateChanged, watchReconnect, type StateChange } from './reconnect';

let dialog: HTMLDialogElement;
let stop: () => void;
const page = { reconnect: vi.fn<() => Promise<boolean>>(), resume: vi.fn<() => Promise<boolean>>(), reload: vi.fn<() => void>() };

const settle = () => new Promise((resolve) => setTimeout(resolve));

async function become(state: StateChange['state'], secondsToNextAttempt?: number): Promise<void> {
  dialog.dispatchEvent(new CustomEvent(stateChanged, { detail: { state, secondsToNextAttempt } }));
  await settle();
}

beforeEach(() => {
  vi.resetAllMocks();
  page.reconnect.mockResolvedValue(true);
  page.resume.mockResolvedValue(true);
  dialog = document.createElement('dialog');
  Object.assign(dialog.dataset, {
    lost: 'Verbindung weg',
    retrying: 'Nächster Versuch in {0} s',
    paused: 'Pause',
    failed: 'Kein Netz',
    rejected: 'Neu laden',
    retry: 'Nochmal',
    resume: 'Weiter',
  });
  document.body.replaceChildren(dialog);
  stop = watchReconnect(dialog, page);
});

afterEach(() => stop());

describe('the reconnect dialog', () => {
  it('opens with words when the connection is lost, and closes when it is back', async () => {
    await become('show');
    expect(dialog.open).toBe(true);
    expect(dialog.textContent).toContain('Verbindung weg');

    await become('hide');
    expect(dialog.open).toBe(false);
  });

  it('shows the seconds to the next attempt without having them read aloud', async () => {
    await become('show');
    await become('retrying', 12);
    expect(dialog.querySelector('[aria-hidden=true]')!.textContent).toBe('Nächster Versuch in 12 s');
    expect(dialog.querySelector('[role=status]')!.textContent).toBe('Verbindung weg');

    await become('retrying', 0);
    expect(dialog.querySelector('[aria-hidden=true]')!.textContent).toBe('');
  });

  it('reloads when the server no longer knows the circuit', async () => {
    await become('rejected');
    expect(page.reload).toHaveBeenCalledOnce();
  });

  it('offers to try again when Blazor has given up', async () => {
    await become('failed');
    const button = dialog.querySelector('button')!;
    expect(button.hidden).toBe(false);

    button.click();
    await settle();
    expect(page.reconnect).toHaveBeenCalledOnce();
    expect(page.resume).not.toHaveBeenCalled();
    expect(page.reload).not.toHaveBeenCalled();
  });

  it('resumes a circuit that the server has put aside, and reloads only without one', async () => {
    page.reconnect.mockResolvedValue(false);
    await become('failed');
    dialog.querySelector('button')!.click();
    await settle();
    expect(page.resume).toHaveBeenCalledOnce();
    expect(page.reload).not.toHaveBeenCalled();

    page.resume.mockResolvedValue(false);
    dialog.querySelector('button')!.click();
    await settle();
    expect(page.reload).toHaveBeenCalledOnce();
  });

  it('goes on after a pause by its button', async () => {
    await become('paused');
    expect(dialog.querySelector('button')!.textContent).toBe('Weiter');
    dialog.querySelector('button')!.click();
    await settle();
    expect(page.reconnect).not.toHaveBeenCalled();
    expect(page.resume).toHaveBeenCalledOnce();
  });

  it('stays open when trying again finds no network', async () => {
    page.reconnect.mockRejectedValue(new Error('offline'));
    await become('failed');
    dialog.querySelector('button')!.click();
    await settle();
    expect(dialog.open).toBe(true);
    expect(page.reload).not.toHaveBeenCalled();
    expect(dialog.querySelector('button')!.disabled).toBe(false);
  });

  it('tries at once when the screen wakes up, and only once Blazor has given up', async () => {
    await become('show');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(page.reconnect).not.toHaveBeenCalled();

    await become('failed');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(page.reconnect).toHaveBeenCalledOnce();
  });

  it('does not close on Escape', async () => {
    await become('show');
    const escape = new Event('cancel', { cancelable: true });
    dialog.dispatchEvent(escape);
    expect(escape.defaultPrevented).toBe(true);
  });
});
