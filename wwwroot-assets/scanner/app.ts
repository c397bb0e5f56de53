import { takeTheDoor } from './alone';
import { DoorApi, type Session } from './api';
import { Problem } from './ask';
import { DoorClock } from './clock';
import { openDoor } from './door';
import { openStore } from './indexed-db-store';
import { openKiosk } from './kiosk';
import { failureOf, forgetFragment, pair, pairingCode } from './pairing';
import { elsewhereView, pairingView, pairingWait } from './pairing-view';
import { isOver, loadSession, saveSession, wipe } from './session';
import type { KeyValueStore } from './store';
import { textsFor } from './texts';
import { Vault } from './vault';

export type Ending = 'by-hand' | 'by-server' | 'over';

/** Goes between the screens: link this phone → door → link again when it was unlinked. */
export async function startApp(main: HTMLElement, store?: KeyValueStore): Promise<void> {
  const texts = textsFor(main.dataset['language']);
  const root = main.dataset['api'] ?? '/api/v1';
  main.lang = texts.code;
  main.dir = texts.dir;
  const vault = await Vault.open(store ?? (await openStore()));

  let close: () => void = () => undefined;
  await takeTheDoor(() => {
    close();
    elsewhereView(main, texts);
  });

  async function door(session: Session): Promise<void> {
    const open = session.kiosk ? openKiosk : openDoor;
    close = await open(main, { root, session, vault, texts, ended: (how, unsent) => void end(how, unsent) });
  }

  /** First the screen, so that nobody reads a name on it; then everything that lies on the phone. */
  async function end(how: Ending, unsent: number): Promise<void> {
    const lost = how === 'by-server' && unsent > 0 ? { trouble: texts.lost(unsent) } : {};
    if (how === 'by-hand') link({});
    else if (how === 'over') link({ title: texts.overTitle, hint: texts.overHint });
    else link({ title: texts.unlinkedTitle, hint: texts.unlinkedHint, ...lost });
    await wipe(vault);
  }

  function link(words: { title?: string; hint?: string; trouble?: string }): void {
    pairingView(main, texts, { title: texts.pairTitle, hint: texts.pairHint, pair: (code) => void tryCode(code), ...words });
  }

  async function tryCode(code: string): Promise<void> {
    pairingWait(main, texts);
    try {
      const session = await pair(root, code);
      await wipe(vault);
      vault.begin();
      // A full disk must not keep anybody from the door; the status bar says that nothing is kept.
      await saveSession(vault, session).catch(() => undefined);
      await door(session);
    } catch (error) {
      link({ trouble: texts.pairFailures[failureOf(error)] });
    }
  }

  const code = pairingCode(location.hash);
  // The organiser's code opened in the tab that is already here.
  window.addEventListener('hashchange', () => pairingCode(location.hash) && location.reload());
  if (code) {
    forgetFragment();
    return tryCode(code);
  }
  const session = await loadSession(vault);
  if (!session) return link({});
  return (await isStillOn(root, session, vault)) ? door(session) : end('over', 0);
}

/** By the phone's clock it may be over because the clock was set, or began anew with an empty battery: the server is asked before anything is lost. */
async function isStillOn(root: string, session: Session, vault: Vault): Promise<boolean> {
  const clock = new DoorClock((await vault.load<number>('facts', 'clock')) ?? 0);
  if (!isOver(session, clock.now())) return true;
  try {
    await new DoorApi(root, session, { unlinked: () => undefined, measure: (...times) => clock.measure(...times) }).occupancy();
    await vault.save('facts', 'clock', clock.driftMs).catch(() => undefined);
    return true;
  } catch (error) {
    // Cut off, and scans that nobody else has: they wait for a server's word.
    return !(error instanceof Problem && error.status === 401) && (await vault.loadAll('outgoing')).length > 0;
  }
}
