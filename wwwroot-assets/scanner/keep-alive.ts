import { Problem } from './ask';
import type { DoorClient } from './door-client';

const everyMs = { occupancy: 5000, roster: 15_000, heartbeat: 30_000, end: 20_000 };

type WithBattery = Navigator & { getBattery?(): Promise<{ readonly level: number }> };

export interface Life {
  /** Who is inside is known anew, or is not. */
  counted(): void;
  readonly stop: AbortSignal;
  /** Asked again and again whether it is over. */
  end(): void;
}

/** What a phone at the door does again and again: who is inside, what changed, and that it is still there. Rests while nobody looks. */
export function keepAlive(client: DoorClient, { counted, stop, end }: Life): { count(): Promise<void> } {
  async function count(): Promise<void> {
    await client.count().catch(() => undefined);
    if (!stop.aborted) counted();
  }

  const refresh = () => client.refresh().catch(() => undefined);
  let isHeard = true;

  /** An older server knows no such route: it is left alone. */
  async function heartbeat(): Promise<void> {
    if (!isHeard || client.connection.offlineSince !== null) return;
    const battery = await (navigator as WithBattery).getBattery?.().catch(() => null);
    const snapshotAge = client.roster.head && Math.round((client.clock.now() - client.roster.head.takenAt) / 1000);
    const state = { driftMs: client.clock.driftMs, waiting: client.waiting, snapshotAge, ...(battery && { battery: battery.level }) };
    await client.api.heartbeat(state).catch((error: unknown) => (isHeard = !(error instanceof Problem && [404, 405].includes(error.status))));
  }

  const awake = (work: () => unknown) => () => !document.hidden && void work();
  const timers = [
    setInterval(awake(count), everyMs.occupancy),
    setInterval(awake(refresh), everyMs.roster),
    setInterval(awake(heartbeat), everyMs.heartbeat),
    setInterval(end, everyMs.end),
  ];
  stop.addEventListener('abort', () => timers.forEach(clearInterval));
  window.addEventListener('offline', () => client.connection.failed(), { signal: stop });
  window.addEventListener('online', () => (client.retry(), void refresh()), { signal: stop });
  client.retry();
  void refresh();
  void count();
  return { count };
}
