import { Problem } from './ask';
import type { DoorClient } from './door-client';

export type PinTrouble = 'wrong' | 'paused' | 'no-pin' | 'offline' | 'unsent';

const troubles: Record<string, PinTrouble> = { 'check-in.pin_wrong': 'wrong', 'kiosk.too_many_tries': 'paused', 'kiosk.pin_missing': 'no-pin' };
const sendingMs = 6000;

export type Leaving = Pick<DoorClient, 'waiting' | 'retry'> & { readonly api: Pick<DoorClient['api'], 'leave'>; readonly connection: Pick<DoorClient['connection'], 'offlineSince'> };

/**
 * Asks the server whether this is the PIN; nothing on the tablet knows it. Whoever was let in here is sent first, since leaving wipes.
 * @returns null when the tablet is unlinked.
 */
export async function leaveKiosk(client: Leaving, pin: string, withinMs = sendingMs): Promise<PinTrouble | null> {
  if (client.connection.offlineSince !== null) return 'offline';
  if (!(await allSent(client, withinMs))) return 'unsent';
  try {
    await client.api.leave(pin);
    return null;
  } catch (error) {
    return (error instanceof Problem && troubles[error.code]) || 'offline';
  }
}

async function allSent(client: Leaving, withinMs: number): Promise<boolean> {
  if (client.waiting > 0) client.retry();
  const until = performance.now() + withinMs;
  while (client.waiting > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
  return client.waiting === 0;
}
