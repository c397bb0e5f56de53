import { DoorApi, Problem, type Scan, type ScanResult, type Session } from './api';
import { button } from './dom';
import { OccupancyMeter } from './occupancy';
import { ScanQueue } from './queue';
import { RepeatFilter } from './repeat';
import { ResultPanel } from './result-panel';
import { canUndo, mostSevere, present } from './scan';
import { searchSheet } from './search';
import { loadSettings, saveSettings, type Settings } from './session';
import { directionSwitch, gateChoice, menuSheet } from './settings';
import { Sounds } from './sounds';
import type { Texts } from './texts';
import { typedSheet } from './typed';
import { doorView } from './view';
import { Viewfinder } from './viewfinder';
import { listenToWedge } from './wedge';

const occupancyEveryMs = 5000;

export interface DoorOptions {
  /** Where the API begins, as `/api/v1`. */
  readonly root: string;
  readonly session: Session;
  readonly texts: Texts;
  unlinked(byServer: boolean): void;
}

/** The screen of a linked phone: reads codes from camera, hand scanner, keyboard and name search, and shows the answers. */
export function openDoor(main: HTMLElement, { root, session, texts, unlinked }: DoorOptions): void {
  const life = new AbortController();
  const api = new DoorApi(root, session, () => leave(true));
  const panel = new ResultPanel(texts, session.gates);
  const meter = new OccupancyMeter(texts);
  const repeats = new RepeatFilter();
  const sounds = new Sounds();
  let settings = loadSettings(session);
  let lastScan: string | null = null;
  sounds.on = settings.sound;

  const queue = new ScanQueue((scans) => api.record(scans), {
    results: show,
    changed: (pending, waiting) => pending > 0 && waiting && panel.waiting(pending),
    failed: (_, error) => {
      if (error instanceof Problem && error.status === 401) return;
      panel.notice('refused', texts.notSent, texts.notSentHint);
      sounds.play('refused');
    },
  });

  function scan(ticket: string): void {
    if (life.signal.aborted) return;
    const { gate, direction } = settings;
    const next: Scan = { id: crypto.randomUUID(), ticket, gate, direction, scannedAt: new Date().toISOString() };
    panel.checking();
    queue.add(next);
  }

  function show(results: readonly ScanResult[]): void {
    const worst = mostSevere(results);
    if (!worst || life.signal.aborted) return;
    const { kind, vibration } = present(worst.verdict);
    panel.result(worst, results.length);
    sounds.play(kind);
    navigator.vibrate?.([...vibration]);
    const newest = results.at(-1);
    lastScan = newest && canUndo(newest.verdict) ? newest.id : null;
    undoButton.disabled = lastScan === null;
    void count();
  }

  async function undo(): Promise<void> {
    const id = lastScan;
    if (!id) return;
    undoButton.disabled = true;
    try {
      await api.undo(id);
      lastScan = null;
      repeats.reset();
      panel.notice('neutral', texts.undone);
      void count();
    } catch {
      undoButton.disabled = lastScan === null;
      panel.notice('refused', texts.undoFailed);
    }
  }

  async function count(): Promise<void> {
    try {
      meter.show(await api.occupancy());
    } catch {
      meter.unknown();
    }
  }

  function change(part: Partial<Settings>): void {
    settings = { ...settings, ...part };
    sounds.on = settings.sound;
    saveSettings(settings);
    repeats.reset();
  }

  function leave(byServer: boolean): void {
    if (life.signal.aborted) return;
    life.abort();
    queue.stop();
    finder.close();
    unlinked(byServer);
  }

  const undoButton = button(texts.undo, { class: 'button door__action', 'aria-label': texts.undoLong, disabled: true }, () => void undo());
  const finder = new Viewfinder(texts, (text) => repeats.isNew(text, performance.now()) && scan(text));
  doorView(main, {
    texts,
    title: session.event.title,
    gate: gateChoice(texts, session.gates, settings.gate, (gate) => change({ gate })),
    direction: directionSwitch(texts, settings.direction, (direction) => change({ direction })),
    meter: meter.element,
    finder: finder.element,
    panel: panel.element,
    undo: undoButton,
    search: searchSheet(texts, { search: (name) => api.search(name), direction: () => settings.direction, scan }),
    typed: typedSheet(texts, scan),
    menu: menuSheet(texts, () => leave(false)),
    sound: settings.sound,
    soundChanged: (sound) => change({ sound }),
  });

  const alive = { signal: life.signal };
  listenToWedge(scan, life.signal);
  document.addEventListener('pointerdown', () => sounds.wake(), { ...alive, once: true });
  document.addEventListener('visibilitychange', () => (document.hidden ? finder.close() : void finder.open()), alive);
  window.addEventListener('online', () => queue.retry(), alive);
  const clock = setInterval(() => !document.hidden && void count(), occupancyEveryMs);
  life.signal.addEventListener('abort', () => clearInterval(clock));
  void finder.open();
  void count();
}
