import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from './api';
import { loadSession, loadSettings, saveSession, saveSettings, wipe } from './session';

const session: Session = {
  token: 'secret',
  event: { slug: 'messe', title: 'Messe', startsAt: '', endsAt: '' },
  gates: [
    { code: 'main', name: 'Haupteingang' },
    { code: 'hof', name: 'Hof' },
  ],
  expiresAt: '2026-09-25T00:00:00Z',
};

beforeEach(() => localStorage.clear());

describe('the link', () => {
  it('outlives a reload, until it expires', () => {
    saveSession(session);
    expect(loadSession(new Date('2026-09-24T23:59:59Z'))).toEqual(session);
    expect(loadSession(new Date('2026-09-25T00:00:00Z'))).toBeNull();
  });

  it('leaves nothing behind when it is wiped', () => {
    saveSession(session);
    saveSettings({ gate: 'hof', direction: 'out', sound: false });
    wipe();
    expect(localStorage.length).toBe(0);
  });

  it('that cannot be read is none', () => {
    localStorage.setItem('door.session', '{half');
    expect(loadSession(new Date())).toBeNull();
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
