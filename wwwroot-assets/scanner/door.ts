import type { Direction, ScanResult, Session } from './api';
import type { Ending } from './app';
import { button } from './dom';
import { Desk, type More } from './desk';
import { Differences } from './differences';
import { keepAlive } from './keep-alive';
import type { Shown } from './local-door';
import { OccupancyMeter } from './occupancy';
import { OverrideSheet } from './override';
import { missingOf, PartySheet } from './party';
import { Readiness } from './readiness';
import { RepeatFilter } from './repeat';
import { ResultPanel } from './result-panel';
import type { Known } from './roster';
import { present, type Kind } from './scan';
import { SecondOpinion } from './second-opinion';
import { searchSheet } from './search';
import { isOver, loadSettings, saveSettings, type Settings } from './session';
import { directionSwitch, gateChoice, menuSheet } from './settings';
import { Sign } from './sign';
import { Sounds } from './sounds';
import type { Texts } from './texts';
import { typedSheet } from './typed';
import type { Vault } from './vault';
import { doorView } from './view';
import { Viewfinder } from './viewfinder';
import { walkInSheet, type Newcomer } from './walk-in';
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

type Latest = { readonly text: Shown; readonly more: More };

/** The screen of a linked phone: reads codes from camera, hand scanner, keyboard and name search, and shows the verdicts. */
export async function openDoor(main: HTMLElement, { root, session, vault, texts, ended }: DoorOptions): Promise<void> {
  const life = new AbortController();
  const meter = new OccupancyMeter(texts, (direction) => void tap(direction));
  const differences = new Differences(texts);
  const sign = new Sign(texts, () => differences.dialog.showModal());
  const party = new PartySheet(texts);
  const override = new OverrideSheet(texts);
  const second = new SecondOpinion(differences, { show, failedToUndo: () => panel.notice('refused', texts.undoFailed), full: () => panel.notice('refused', texts.reasons.full) });
  const repeats = new RepeatFilter();
  const sounds = new Sounds();
  /** What was last held before the door. */
  let latest: Latest | null = null;
  let isDrawn = false;
  const desk = await Desk.open(vault, root, session, {
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
  // Doors that were added or changed since the phone was linked.
  const gates = desk.roster.head?.gates ?? session.gates;
  const panel = new ResultPanel(texts, gates);
  let settings = loadSettings({ ...session, gates });
  sounds.on = settings.sound;

  function draw(): void {
    if (life.signal.aborted) return;
    const { waiting, isFull, clock, connection, roster } = desk;
    const { driftMs, isWrong: isClockWrong } = clock;
    sign.show({ waiting, isFull, driftMs, isClockWrong, offlineSince: connection.offlineSince, hasRoster: roster.head !== null, differences: differences.count });
    undoButton.disabled = !desk.canUndo;
    if (second.shown && roster.head === null && connection.offlineSince !== null && waiting > 0) panel.waiting(waiting);
  }

  async function listen(text: Shown): Promise<void> {
    if (life.signal.aborted || party.isOpen) return;
    const known = await desk.look(text, settings.gate);
    if (known === 'test') {
      readiness.tested();
      second.shown = null;
      panel.notice('ok', texts.checks.ticket, texts.ticketGood);
      return signal('ok', [60]);
    }
    const { direction } = settings;
    const isParty = (known?.people ?? 1) > 1;
    const isComing = known?.state === 'valid' && direction === 'in' && (isParty ? missingOf(known) > 0 : !known.inside);
    if (known && isParty && direction === 'out' && (known.arrived ?? 0) > 1) party.ask(known, direction, (count) => void scan(text, { count }));
    else if (isComing && isParty) party.ask(known, direction, (count) => void enter(text, known, { count }));
    else if (isComing) await enter(text, known, {});
    else await scan(text, {});
  }

  /** The part of the house that this door leads into; undefined for the house itself. */
  const room = () => desk.roster.head?.gates.find(({ code }) => code === settings.gate)?.zone;

  /** Somebody may come in, as far as the ticket goes. In a full house that is a supervisor's word; cut off, nobody knows the number. */
  async function enter(text: Shown, { name }: Known, more: More): Promise<void> {
    const zone = room();
    if (desk.connection.offlineSince !== null || !meter.isFull(zone)) return scan(text, more);
    [latest, second.shown] = [{ text, more }, null];
    show({ id: '', verdict: 'waitlisted', reason: 'full', name });
  }

  async function scan(text: Shown, more: More): Promise<void> {
    const { gate, direction } = settings;
    latest = { text, more };
    const seen = await desk.scan(text, { gate, direction }, more);
    if (life.signal.aborted) return;
    second.shown = seen.id;
    if (seen.result) show(seen.result);
    else panel.checking();
    draw();
  }

  function show(result: ScanResult, answers = 1, corrects: ScanResult | null = null): void {
    panel.result(result, answers, corrects?.verdict ?? null);
    const { kind, vibration } = present(result.verdict);
    signal(kind, vibration);
    const stopped = latest;
    if (result.reason !== 'full' || !stopped) return;
    panel.offer(texts.override, () => override.ask(desk.roster.head?.event.overridePin ?? false, (word) => void scan(stopped.text, { ...stopped.more, ...word })));
  }

  function signal(kind: Kind, vibration: readonly number[]): void {
    sounds.play(kind);
    navigator.vibrate?.([...vibration]);
  }

  async function tap(direction: Direction): Promise<void> {
    await desk.tap({ gate: settings.gate, direction });
    second.shown = null;
    panel.notice('ok', texts.tapped(direction));
    void alive.count();
  }

  async function undo(): Promise<void> {
    await desk.undo();
    repeats.reset();
    second.shown = null;
    panel.notice('neutral', texts.undone);
    draw();
  }

  async function welcome(person: Newcomer): Promise<void> {
    const { name } = await desk.walkIn({ ...person, gate: settings.gate });
    second.shown = null;
    panel.notice('ok', texts.verdicts.admitted, `${name} · ${texts.walkInDone}`);
    signal('ok', [60]);
    draw();
  }

  function change(part: Partial<Settings>): void {
    settings = { ...settings, ...part };
    sounds.on = settings.sound;
    saveSettings(settings);
    repeats.reset();
  }

  /** The clock may have been set: the server's answer puts it right. What nobody else has is not thrown away by a clock. */
  async function endWhenOver(): Promise<void> {
    const isDone = () => isOver(session, desk.clock.now()) && (desk.waiting === 0 || desk.connection.offlineSince === null);
    if (!isDone()) return;
    await alive.count();
    if (isDone()) leave('over');
  }

  function leave(how: Ending): void {
    if (life.signal.aborted) return;
    const unsent = desk.waiting;
    life.abort();
    desk.stop();
    finder.close();
    ended(how, unsent);
  }

  const undoButton = button(texts.undo, { class: 'button door__action', 'aria-label': texts.undoLong, disabled: true }, () => void undo());
  const finder = new Viewfinder(texts, (ticket) => repeats.isNew(ticket, performance.now()) && void listen({ ticket }));
  const newcomer = walkInSheet(texts, (person) => void welcome(person));
  const readiness = new Readiness(texts, {
    sounds,
    lasts: desk.lasts,
    clock: () => desk.clock,
    isCameraOpen: () => finder.isOpen,
    roster: async () => {
      await desk.refresh().catch(() => undefined);
      const { head, size } = desk.roster;
      return head && { tickets: size, takenAt: head.takenAt, now: desk.clock.now() };
    },
  });
  doorView(main, {
    texts,
    title: session.event.title,
    gate: gateChoice(texts, gates, settings.gate, (gate) => change({ gate })),
    direction: directionSwitch(texts, settings.direction, (direction) => change({ direction })),
    sign: sign.element,
    meter: meter.element,
    finder: finder.element,
    panel: panel.element,
    undo: undoButton,
    search: searchSheet(texts, {
      takesWalkIns: () => room() === undefined && (desk.roster.head?.event.walkIns ?? true),
      search: (name) => desk.roster.search(name, hitsAtMost),
      direction: () => settings.direction,
      admit: ({ id }: Known) => void listen({ ticketId: id }),
      walkIn: () => newcomer.showModal(),
    }),
    typed: typedSheet(texts, (ticket) => void listen({ ticket })),
    menu: menuSheet(texts, { readiness: () => readiness.open(), unsent: () => desk.waiting, unlink: () => leave('by-hand') }),
    more: [party.dialog, override.dialog, newcomer, differences.dialog, readiness.dialog],
    sound: settings.sound,
    soundChanged: (sound) => change({ sound }),
  });
  listenToWedge((ticket) => void listen({ ticket }), life.signal);
  document.addEventListener('pointerdown', () => sounds.wake(), { signal: life.signal, once: true });
  document.addEventListener('visibilitychange', () => (document.hidden ? finder.close() : void finder.open()), { signal: life.signal });
  const alive = keepAlive(desk, { meter, stop: life.signal, end: () => void endWhenOver() });
  isDrawn = true;
  draw();
  void finder.open();
}
