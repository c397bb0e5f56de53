import { Problem } from './ask';
import type { Desk } from './desk';

export type PinTrouble = 'wrong' | 'paused' | 'no-pin' | 'offline' | 'unsent';

const troubles: Record<string, PinTrouble> = { 'check-in.pin_wrong': 'wrong', 'kiosk.too_many_tries': 'paused', 'kiosk.pin_missing': 'no-pin' };
const sendingMs = 6000;

export type Leaving = Pick<Desk, 'waiting' | 'retry'> & { readonly api: Pick<Desk['api'], 'leave'>; readonly connection: Pick<Desk['connection'], 'offlineSince'> };

/**
 * Asks the server whether this is the PIN; nothing on the tablet knows it. Whoever was let in here is sent first, since leaving wipes.
 * @returns null when the tablet is unlinked.
 */
export async function leaveKiosk(desk: Leaving, pin: string, withinMs = sendingMs): Promise<PinTrouble | null> {
  if (desk.connection.offlineSince !== null) return 'offline';
  if (!(await allSent(desk, withinMs))) return 'unsent';
  try {
    await desk.api.leave(pin);
    return null;
  } catch (error) {
    return (error instanceof Problem && troubles[error.code]) || 'offline';
  }
}

async function allSent(desk: Leaving, withinMs: number): Promise<boolean> {
  if (desk.waiting > 0) desk.retry();
  const until = performance.now() + withinMs;
  while (desk.waiting > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
  return desk.waiting === 0;
}
