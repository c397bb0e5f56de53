import { Problem } from './ask';
import type { Desk } from './desk';
import type { OccupancyMeter } from './occupancy';

const everyMs = { occupancy: 5000, roster: 15_000, sign: 30_000, end: 20_000 };

type WithBattery = Navigator & { getBattery?(): Promise<{ readonly level: number }> };

export interface Life {
  readonly meter: OccupancyMeter;
  readonly stop: AbortSignal;
  /** Asked again and again whether it is over. */
  end(): void;
}

/** What a phone at the door does again and again: who is inside, what changed, and that it is still there. Rests while nobody looks. */
export function keepAlive(desk: Desk, { meter, stop, end }: Life): { count(): Promise<void> } {
  async function count(): Promise<void> {
    try {
      meter.show(await desk.connection.watch(desk.api.occupancy(), (error) => !(error instanceof Problem)));
    } catch {
      if (!stop.aborted) meter.unknown();
    }
  }

  const refresh = () => desk.refresh().catch(() => undefined);
  let isHeard = true;

  /** An older server knows no such route: it is left alone. */
  async function sign(): Promise<void> {
    if (!isHeard || desk.connection.offlineSince !== null) return;
    const battery = await (navigator as WithBattery).getBattery?.().catch(() => null);
    const snapshotAge = desk.roster.head && Math.round((desk.clock.now() - desk.roster.head.takenAt) / 1000);
    const state = { driftMs: desk.clock.driftMs, waiting: desk.waiting, snapshotAge, ...(battery && { battery: battery.level }) };
    await desk.api.sign(state).catch((error: unknown) => (isHeard = !(error instanceof Problem && [404, 405].includes(error.status))));
  }

  const awake = (work: () => unknown) => () => !document.hidden && void work();
  const timers = [
    setInterval(awake(count), everyMs.occupancy),
    setInterval(awake(refresh), everyMs.roster),
    setInterval(awake(sign), everyMs.sign),
    setInterval(end, everyMs.end),
  ];
  stop.addEventListener('abort', () => timers.forEach(clearInterval));
  window.addEventListener('offline', () => desk.connection.failed(), { signal: stop });
  window.addEventListener('online', () => (desk.retry(), void refresh()), { signal: stop });
  desk.retry();
  void refresh();
  void count();
  return { count };
}
