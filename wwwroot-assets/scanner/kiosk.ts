import type { Ending } from './app';
import { patienceMs } from './connection';
import { DoorClient } from './door-client';
import type { DoorOptions } from './door';
import { keepAlive } from './keep-alive';
import { fetchBadge } from './kiosk-badge';
import { leaveKiosk } from './kiosk-leave';
import { stayHere } from './kiosk-lock';
import { PinPad } from './kiosk-pin';
import { next, stayMs, takesCodes, welcome, type Face, type Happening } from './kiosk-state';
import { cameraTroubles } from './kiosk-texts';
import { KioskView } from './kiosk-view';
import type { Shown } from './local-door';
import { missingOf } from './party';
import { RepeatFilter } from './repeat';
import { StatusBar } from './status-bar';
import { Sounds } from './sounds';
import { Viewfinder } from './viewfinder';
import { listenToWedge } from './wedge';

/**
 * A tablet at which people check themselves in: no search, no undo, no menu, no other gate. It judges, keeps and sends as a phone does;
 * while the server answers it waits for the server's word, which has the name.
 * @returns closes it, without wiping anything.
 */
export async function openKiosk(main: HTMLElement, { root, session, vault, texts, ended }: DoorOptions): Promise<() => void> {
  const life = new AbortController();
  const { badge: badgeKind, hint } = session.kiosk!;
  const repeats = new RepeatFilter();
  const sounds = new Sounds();
  const statusBar = new StatusBar(texts, () => undefined);
  let face: Face = welcome;
  let badge: HTMLElement | null = null;
  let asked: Shown | null = null;
  let isLeaving = false;
  let isLooking = false;
  let view: KioskView | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const client = await DoorClient.open(vault, root, session, {
    changed: () => view && draw(),
    told: (answers) => answers.forEach(({ entry, result }) => happen({ what: 'told', scan: entry.scan.id, result })),
    refused: (entry) => entry.kind === 'scan' && happen({ what: 'told', scan: entry.scan.id, result: null }),
    // Its own leaving unlinks it: what else was under way is told so first.
    unlinked: () => !isLeaving && leave('by-server'),
  });
  const gate = session.gates[0]?.code ?? '';

  function draw(): void {
    if (life.signal.aborted) return;
    const { waiting, isFull, clock, connection, roster } = client;
    statusBar.show({ waiting, isFull, driftMs: clock.driftMs, isClockWrong: clock.isWrong, offlineSince: connection.offlineSince, hasRoster: roster.head !== null, differences: 0 });
    if (connection.offlineSince !== null) happen({ what: 'impatient' });
  }

  function happen(happening: Happening): void {
    const before = face;
    face = next(face, happening);
    if (face === before || life.signal.aborted) return;
    if (face.at !== 'answer' || happening.what !== 'badge') badge = null;
    if (before.at === 'pin' && face.at !== 'pin') pad.close();
    view?.show(face, badge);
    restart();
    if (face.at === 'answer' && happening.what !== 'badge') greet(face, happening.what === 'told');
  }

  function greet(answer: Extract<Face, { at: 'answer' }>, isServersWord: boolean): void {
    sounds.play(answer.greeting === 'in' ? 'ok' : 'warning');
    if (answer.greeting === 'in' && badgeKind !== 'none' && !answer.party) void bring(answer.scan, isServersWord);
  }

  /** Cut off, there is no badge: the staff have it. */
  async function bring(scan: string, isServersWord: boolean): Promise<void> {
    if (!isServersWord) return happen({ what: 'badge', scan, badge: 'failed' });
    happen({ what: 'badge', scan, badge: 'asking' });
    const fetched = await fetchBadge(client.api, badgeKind, scan);
    if (face.at !== 'answer' || face.scan !== scan) return;
    badge = fetched.sheet;
    happen({ what: 'badge', scan, badge: fetched.state });
    if (fetched.state === 'printing') print();
  }

  /** The browser stands still while its dialog is open. */
  function print(): void {
    setTimeout(() => {
      window.print();
      restart();
    }, 100);
  }

  /** From now on it is this long until the next one's turn. */
  function restart(): void {
    clearTimeout(timer);
    const ms = face.at === 'wait' ? patienceMs : stayMs(face);
    if (ms !== null) timer = setTimeout(() => happen({ what: face.at === 'wait' ? 'impatient' : 'over' }), ms);
  }

  async function listen(shown: Shown): Promise<void> {
    if (!takesCodes(face) || isLooking) return;
    isLooking = true;
    const known = await client.look(shown, gate).finally(() => (isLooking = false));
    if (known === 'test') return happen({ what: 'tested' });
    asked = shown;
    if (known?.state === 'valid' && (known.people ?? 1) > 1 && missingOf(known) > 0) happen({ what: 'class', missing: missingOf(known) });
    else await scan(shown);
  }

  async function scan(shown: Shown, count?: number): Promise<void> {
    const { id, result } = await client.scan(shown, { gate, direction: 'in' }, count === undefined ? {} : { count });
    happen({ what: 'scanned', scan: id, said: result, online: client.connection.offlineSince === null });
  }

  async function tryToLeave(pin: string) {
    isLeaving = true;
    const trouble = await leaveKiosk(client, pin);
    isLeaving = false;
    if (trouble === null) leave('by-hand');
    return trouble;
  }

  /** As a phone does: what nobody else has is not thrown away by a clock. */
  async function endWhenOver(): Promise<void> {
    const isDone = () => client.isOver && (client.waiting === 0 || client.connection.offlineSince === null);
    if (!isDone()) return;
    await Promise.all([alive.count(), client.refresh().catch(() => undefined)]);
    if (isDone()) leave('over');
  }

  function leave(how: Ending): void {
    if (life.signal.aborted) return;
    const unsent = client.waiting;
    close();
    ended(how, unsent);
  }

  function close(): void {
    life.abort();
    clearTimeout(timer);
    client.stop();
    finder.close();
    delete main.dataset['at'];
    delete main.dataset['greeting'];
  }

  const finder = new Viewfinder({ ...texts, camera: cameraTroubles }, (ticket) => {
    if (!repeats.isNew(ticket, performance.now())) return;
    if (takesCodes(face)) void listen({ ticket });
    // Its turn comes: then it must be new.
    else repeats.reset();
  }, 'user');
  const pad = new PinPad(tryToLeave, () => happen({ what: 'over' }));
  view = new KioskView(main, {
    title: session.event.title,
    hint,
    statusBar: statusBar.element,
    finder: finder.element,
    pad,
    counted: (by) => happen({ what: 'counted', by }),
    checkIn: () => face.at === 'count' && asked && void scan(asked, face.count),
    printAgain: () => face.at === 'answer' && void bring(face.scan, true),
    over: () => happen({ what: 'over' }),
    staff: () => happen({ what: 'staff' }),
  });
  listenToWedge((ticket) => void listen({ ticket }), life.signal);
  const touched = () => {
    sounds.wake();
    if (face.at === 'wait') return;
    view?.restartTime(face);
    restart();
  };
  document.addEventListener('pointerdown', touched, { signal: life.signal });
  document.addEventListener('keydown', (event) => (event.key === 'Escape' ? happen({ what: 'over' }) : touched()), { signal: life.signal });
  document.addEventListener('visibilitychange', () => (document.hidden ? finder.close() : void finder.open()), { signal: life.signal });
  stayHere(life.signal);
  const alive = keepAlive(client, { counted: () => undefined, stop: life.signal, end: () => void endWhenOver() });
  view.show(face, null);
  draw();
  void finder.open();
  return close;
}
