import type { Direction, Session } from './api';

/** What the phone keeps between two openings of the page. Only here is the browser's storage touched. */
const sessionKey = 'door.session';
const settingsKey = 'door.settings';

export interface Settings {
  readonly gate: string;
  readonly direction: Direction;
  readonly sound: boolean;
}

export const saveSession = (session: Session): void => localStorage.setItem(sessionKey, JSON.stringify(session));

/** Null also when the link has run out: the server would refuse it at the first scan. */
export function loadSession(now: Date): Session | null {
  const session = read<Session>(sessionKey);
  return session && new Date(session.expiresAt) > now ? session : null;
}

export function wipe(): void {
  localStorage.removeItem(sessionKey);
  localStorage.removeItem(settingsKey);
}

export const saveSettings = (settings: Settings): void => localStorage.setItem(settingsKey, JSON.stringify(settings));

/** A gate that the event no longer has gives way to its first. */
export function loadSettings(session: Session): Settings {
  const kept = read<Partial<Settings>>(settingsKey) ?? {};
  const known = session.gates.some((gate) => gate.code === kept.gate);
  return {
    gate: known && kept.gate ? kept.gate : (session.gates[0]?.code ?? ''),
    direction: kept.direction === 'out' ? 'out' : 'in',
    sound: kept.sound ?? true,
  };
}

function read<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}
