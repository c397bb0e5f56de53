import type { Session } from './api';
import { ask, Problem } from './ask';

/** `#pair=CODE`: a fragment, because a fragment never reaches a server's log. */
export function pairingCode(fragment: string): string | null {
  const code = new URLSearchParams(fragment.replace(/^#/, '')).get('pair')?.trim();
  return code || null;
}

/** Takes the code out of the address bar, so that reloading or sharing the page does not use it again. */
export function forgetFragment(): void {
  history.replaceState(history.state, '', location.pathname + location.search);
}

export function pair(root: string, code: string): Promise<Session> {
  return ask<Session>(`${root}/door/pair`, { method: 'POST', body: { code, deviceName: deviceName(navigator.userAgent) } });
}

/** What the organiser reads in the list of linked phones; no more than the kind of device. */
export function deviceName(agent: string): string {
  // In this order: an Android calls itself a Linux as well.
  return ['iPhone', 'iPad', 'Android', 'Windows', 'Macintosh', 'Linux'].find((name) => agent.includes(name)) ?? 'Browser';
}

export type PairingFailure = 'unknown' | 'used' | 'expired' | 'offline';

export function failureOf(error: unknown): PairingFailure {
  if (!(error instanceof Problem)) return 'offline';
  const kind = /^door\.pairing_(used|expired)$/.exec(error.code)?.[1];
  return (kind as PairingFailure | undefined) ?? 'unknown';
}
