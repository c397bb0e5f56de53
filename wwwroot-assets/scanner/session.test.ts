import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from './api';
import { isOver, loadSession, loadSettings, saveSession, saveSettings, wipe } from './session';
import { MemoryStore } from './store';
import { Vault } from './vault';

const session: Session = {
  token: 'secret',
  event: { slug: 'messe', title: 'Messe', startsAt: '', endsAt: '' },
  gates: [
    { code: 'main', name: 'Haupteingang' },
    { code: 'hof', name: 'Hof' },
  ],
  expiresAt: '2026-09-25T00:00:00Z',
};

let store: MemoryStore;
let vault: Vault;

beforeEach(async () => {
  localStorage.clear();
  store = new MemoryStore();
  vault = await Vault.open(store);
});

describe('the link', () => {
  it('outlives a reload, and is not written where it can be read', async () => {
    await saveSession(vault, session);
    expect(await loadSession(await Vault.open(store))).toEqual(session);
    expect(localStorage.length).toBe(0);
  });

  it('is over when it expires', () => {
    expect(isOver(session, Date.parse('2026-09-24T23:59:59Z'))).toBe(false);
    expect(isOver(session, Date.parse('2026-09-25T00:00:00Z'))).toBe(true);
  });

  it('leaves nothing behind when it is wiped', async () => {
    await saveSession(vault, session);
    await vault.save('roster', 'head', {});
    await vault.save('outgoing', '1', {});
    saveSettings({ gate: 'hof', direction: 'out', sound: false });
    await wipe(vault);
    expect(localStorage.length).toBe(0);
    expect([...store.contents.values()].map(({ size }) => size)).toEqual([0, 0, 0]);
  });
});

describe('the settings', () => {
  it('begin at the first gate, inwards, with sound', () => expect(loadSettings(session)).toEqual({ gate: 'main', direction: 'in', sound: true }));

  it('are kept', () => {
    saveSettings({ gate: 'hof', direction: 'out', sound: false });
    expect(loadSettings(session)).toEqual({ gate: 'hof', direction: 'out', sound: false });
  });

  it('give up a gate that is gone', () => {
    saveSettings({ gate: 'keller', direction: 'in', sound: true });
    expect(loadSettings(session).gate).toBe('main');
  });
});
