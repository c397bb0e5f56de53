import type { DoorApi } from './api';
import { Problem, Unreachable } from './ask';
import type { DoorClock } from './clock';
import type { Connection } from './connection';
import type { LocalDoor } from './local-door';
import type { Outgoing } from './outgoing';
import type { Roster } from './roster';
import type { RosterStore } from './roster-store';
import { timed } from './timing';

export interface RenewalParts {
  readonly api: DoorApi;
  readonly connection: Connection;
  readonly clock: DoorClock;
  readonly store: RosterStore;
  readonly roster: Roster;
  readonly door: LocalDoor;
  readonly outgoing: Outgoing;
  /** The disk takes no more. */
  full(): void;
  changed(): void;
  /** Until when the phone is linked. */
  linkedUntil(expiresAt: string): void;
}

/** Brings the roster up to date, and lets go what it shows since. */
export class Renewal {
  constructor(private readonly parts: RenewalParts) {}

  async run(): Promise<void> {
    const { api, connection, clock, store, roster, door, outgoing, full, changed } = this.parts;
    const whole = store.wantsWhole(roster);
    const told = outgoing.told;
    const request = api.snapshot(whole ? null : roster.head!.cursor);
    // Everything at once may take long on bad Wi-Fi without anything being wrong.
    const answer = await (whole ? request : connection.watch(request, (error) => error instanceof Unreachable)).catch((error: unknown) => {
      // Its cursor is none of this server's.
      if (error instanceof Problem && error.status === 422) store.beginAnew();
      throw error;
    });
    const begun = performance.now();
    connection.answered();
    if (answer.expiresAt) this.parts.linkedUntil(answer.expiresAt);
    roster.apply(answer, whole, clock.now());
    await door.takeKeys();
    try {
      await store.save(answer, roster.head!, whole);
      // Only now: what the disk's roster does not show must stay in the queue.
      await outgoing.settle(told);
    } catch {
      full();
    }
    roster.replay(outgoing.entries);
    timed('door-apply', begun);
    changed();
  }
}
