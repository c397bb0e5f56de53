import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchReconnect } from './reconnect';

let dialog: HTMLDialogElement;
let stop: () => void;
const page = { reconnect: vi.fn<() => Promise<boolean>>(), reload: vi.fn<() => void>() };

async function become(...states: string[]): Promise<void> {
  dialog.className = states.map((state) => `components-reconnect-${state}`).join(' ');
  await settle();
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  vi.resetAllMocks();
  page.reconnect.mockResolvedValue(true);
  dialog = document.createElement('dialog');
  Object.assign(dialog.dataset, { lost: 'Verbindung weg', failed: 'Kein Netz', rejected: 'Neu laden', retry: 'Nochmal' });
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
    expect(page.reload).not.toHaveBeenCalled();
  });

  it('reloads when trying again finds no circuit', async () => {
    page.reconnect.mockResolvedValue(false);
    await become('failed');
    dialog.querySelector('button')!.click();
    await settle();
    expect(page.reload).toHaveBeenCalledOnce();
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
