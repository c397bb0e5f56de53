import type { Session } from './api';
import { openDoor } from './door';
import { failureOf, forgetFragment, pair, pairingCode } from './pairing';
import { pairingView, pairingWait } from './pairing-view';
import { loadSession, saveSession, wipe } from './session';
import { textsFor } from './texts';

/** Goes between the screens: link this phone → door → link again when it was unlinked. */
export function startApp(main: HTMLElement): void {
  const texts = textsFor(main.dataset['language']);
  const root = main.dataset['api'] ?? '/api/v1';

  function door(session: Session): void {
    openDoor(main, {
      root,
      session,
      texts,
      unlinked: (byServer) => {
        wipe();
        link(byServer ? { title: texts.unlinkedTitle, hint: texts.unlinkedHint } : {});
      },
    });
  }

  function link(words: { title?: string; hint?: string; trouble?: string }): void {
    pairingView(main, texts, { title: texts.pairTitle, hint: texts.pairHint, pair: (code) => void tryCode(code), ...words });
  }

  async function tryCode(code: string): Promise<void> {
    pairingWait(main, texts);
    try {
      const session = await pair(root, code);
      wipe();
      saveSession(session);
      door(session);
    } catch (error) {
      link({ trouble: texts.pairFailures[failureOf(error)] });
    }
  }

  main.lang = main.dataset['language'] ?? 'de';
  const code = pairingCode(location.hash);
  const session = loadSession(new Date());
  if (code) {
    forgetFragment();
    void tryCode(code);
  } else if (session) door(session);
  else link({});

  // The organiser's code opened in the tab that is already here.
  window.addEventListener('hashchange', () => pairingCode(location.hash) && location.reload());
}
