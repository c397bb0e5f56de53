import type { Direction, Session } from './api';
import type { Vault } from './vault';

/** How the phone is set; says nothing of anybody, so it lies open. */
const settingsKey = 'door.settings';

export interface Settings {
  readonly gate: string;
  readonly direction: Direction;
  readonly sound: boolean;
}

/** What makes a phone a door's: lies sealed, since whoever has the token can read the names. */
export const saveSession = (vault: Vault, session: Session): Promise<void> => vault.save('facts', 'session', session);

/** Null also where it cannot be opened: then the key was dropped. */
export const loadSession = (vault: Vault): Promise<Session | null> => vault.load<Session>('facts', 'session');

/** The token reaches no further than this: what the phone holds goes then too. */
export const isOver = (session: Session, now: number): boolean => Date.parse(session.expiresAt) <= now;

export async function wipe(vault: Vault): Promise<void> {
  localStorage.removeItem(settingsKey);
  await vault.wipe();
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
