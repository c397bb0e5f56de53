import type { Session } from './api';
import type { Ending } from './app';
import { button } from './dom';
import { DoorClient } from './door-client';
import { Differences } from './differences';
import { keepAlive } from './keep-alive';
import { OccupancyMeter } from './occupancy';
import { OverrideDialog } from './override';
import { PartyDialog } from './party';
import { Readiness } from './readiness';
import { Reception } from './reception';
import { RepeatFilter } from './repeat';
import { ResultPanel } from './result-panel';
import type { Known } from './roster';
import { SecondOpinion } from './second-opinion';
import { searchDialog } from './search';
import { loadSettings, saveSettings, type Settings } from './session';
import { GateChoice } from './gate-choice';
import { directionSwitch, menuDialog } from './settings';
import { StatusBar } from './status-bar';
import { Sounds } from './sounds';
import type { Texts } from './texts';
import { typedDialog } from './typed';
import type { Vault } from './vault';
import { doorView } from './view';
import { Viewfinder } from './viewfinder';
import { walkInDialog } from './walk-in';
import { listenToWedge } from './wedge';

const hitsAtMost = 20;

export interface DoorOptions {
  /** Where the API begins, as `/api/v1`. */
  readonly root: string;
  readonly session: Session;
  readonly vault: Vault;
  readonly texts: Texts;
  ended(how: Ending, unsent: number): void;
}

/**
 * The screen of a linked phone: reads codes from camera, hand scanner, keyboard and name search, and shows the verdicts.
 * @returns closes it, without wiping anything.
 */
export async function openDoor(main: HTMLElement, { root, session, vault, texts, ended }: DoorOptions): Promise<() => void> {
  const life = new AbortController();
  let isDrawn = false;
  const meter = new OccupancyMeter(texts, (direction) => void reception.tap(direction).then(() => alive.count()));
  const differences = await Differences.open(vault, texts, () => isDrawn && draw());
  const statusBar = new StatusBar(texts, () => differences.dialog.showModal());
  const party = new PartyDialog(texts);
  const override = new OverrideDialog(texts);
  const second = new SecondOpinion(differences, {
    show: (...answer) => reception.show(...answer),
    failedToUndo: () => panel.notice('refused', texts.undoFailed),
    takeBack: (entry, result) => void client.takeBack(entry, result),
    full: () => panel.notice('refused', reception.room ? texts.roomFull : texts.reasons.full),
  });
  const repeats = new RepeatFilter();
  const sounds = new Sounds();
  const client = await DoorClient.open(vault, root, session, {
    changed: () => isDrawn && draw(),
    told: (answers) => {
      if (life.signal.aborted) return;
      second.told(answers);
      draw();
      void alive.count();
    },
    refused: (entry, problem) => {
      second.refused(entry, problem);
      draw();
    },
    unlinked: () => leave('by-server'),
  });
  /** Also those that were added or renamed since the phone was linked. */
  const gates = () => client.roster.head?.gates ?? session.gates;
  const panel = new ResultPanel(texts, gates);
  let settings = loadSettings({ ...session, gates: gates() });
  sounds.on = settings.sound;
  const reception = new Reception({ client, panel, second, party, override, sounds, texts, settings: () => settings, tested: () => readiness.tested(), changed: draw });

  function draw(): void {
    if (life.signal.aborted) return;
    const { waiting, isFull, clock, connection, roster } = client;
    const { driftMs, isWrong: isClockWrong } = clock;
    statusBar.show({ waiting, isFull, driftMs, isClockWrong, offlineSince: connection.offlineSince, hasRoster: roster.head !== null, differences: differences.count });
    undoButton.disabled = !client.canUndo;
    gateChoice.show(gates(), settings.gate);
    const people = client.peopleAt(settings.gate);
    meter.show(people, people && connection.offlineSince !== null ? clock.now() - people.takenAt : null);
    if (connection.offlineSince !== null) second.impatient();
    if (second.shown && roster.head === null && connection.offlineSince !== null && waiting > 0) panel.waiting(waiting);
  }

  function change(part: Partial<Settings>): void {
    settings = { ...settings, ...part };
    sounds.on = settings.sound;
    saveSettings(settings);
    repeats.reset();
    // Another door leads into another room.
    draw();
  }

  /** The clock may have been set, or the event postponed: the server's answers put it right. What nobody else has is not thrown away by a clock. */
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

  /** Leaves everything where it lies. */
  function close(): void {
    life.abort();
    reception.close();
    client.stop();
    finder.close();
  }

  const gateChoice = new GateChoice(texts, (gate) => change({ gate }));
  const undoButton = button(texts.undo, { class: 'button door__action', 'aria-label': texts.undoLong, disabled: true }, () => {
    repeats.reset();
    void reception.undo();
  });
  const finder = new Viewfinder(texts, (ticket) => repeats.isNew(ticket, performance.now()) && void reception.listen({ ticket }));
  const newcomer = walkInDialog(texts, (person) => void reception.welcome(person));
  const readiness = new Readiness(texts, {
    sounds,
    lasts: client.lasts,
    clock: () => client.clock,
    isCameraOpen: () => finder.isOpen,
    roster: async () => {
      await client.refresh().catch(() => undefined);
      const { head, size } = client.roster;
      return head && { tickets: size, takenAt: head.takenAt, now: client.clock.now() };
    },
  });
  doorView(main, {
    texts,
    title: session.event.title,
    gate: gateChoice.element,
    direction: directionSwitch(texts, settings.direction, (direction) => change({ direction })),
    statusBar: statusBar.element,
    meter: meter.element,
    finder: finder.element,
    panel: panel.element,
    undo: undoButton,
    search: searchDialog(texts, {
      takesWalkIns: () => reception.room === undefined && (client.roster.head?.event.walkIns ?? true),
      search: (name) => client.roster.search(name, hitsAtMost),
      direction: () => settings.direction,
      admit: ({ id }: Known) => void reception.listen({ ticketId: id }),
      walkIn: () => newcomer.showModal(),
    }),
    typed: typedDialog(texts, (ticket) => void reception.listen({ ticket })),
    menu: menuDialog(texts, { readiness: () => readiness.open(), unsent: () => client.waiting, unlink: () => leave('by-hand') }),
    more: [party.dialog, override.dialog, newcomer, differences.dialog, readiness.dialog],
    sound: settings.sound,
    soundChanged: (sound) => change({ sound }),
  });
  listenToWedge((ticket) => void reception.listen({ ticket }), life.signal);
  document.addEventListener('pointerdown', () => sounds.wake(), { signal: life.signal, once: true });
  document.addEventListener('visibilitychange', () => (document.hidden ? finder.close() : void finder.open()), { signal: life.signal });
  const alive = keepAlive(client, { counted: draw, stop: life.signal, end: () => void endWhenOver() });
  isDrawn = true;
  draw();
  void finder.open();
  return close;
}
