import type { CameraFailure } from './camera';
import { h } from './dom';
import type { BadgeState, Greeting } from './kiosk-state';
import type { PinTrouble } from './kiosk-leave';

/** Whoever comes may read either: a kiosk says everything twice, large in German, below it in English. */
export type Both = readonly [german: string, english: string];

export const kioskTexts = {
  welcome: ['Willkommen!', 'Welcome!'],
  hold: ['Bitte das Ticket vor die Kamera halten', 'Please hold your ticket before the camera'],
  wait: ['Einen Moment …', 'One moment …'],
  tested: ['Testticket: alles in Ordnung', 'Test ticket: all is well'],
  howMany: ['Wie viele sind gekommen?', 'How many have come?'],
  less: ['Eine Person weniger', 'One person less'],
  more: ['Eine Person mehr', 'One person more'],
  checkIn: ['Einchecken', 'Check in'],
  cancel: ['Abbrechen', 'Cancel'],
  done: ['Fertig', 'Done'],
  askStaff: ['Bitte kurz beim Team am Einlass melden.', 'Please see the staff at the entrance for a moment.'],
  printAgain: ['Noch einmal drucken', 'Print again'],
  staff: ['Team', 'Staff'],
  pin: ['PIN der Einlassleitung', 'Supervisor’s PIN'],
  leave: ['Kiosk verlassen', 'Leave the kiosk'],
  delete: ['Löschen', 'Delete'],
} satisfies Record<string, Both>;

export const greetings: Record<Greeting, Both> = {
  in: ['Willkommen!', 'Welcome!'],
  inside: ['Schon eingecheckt', 'Already checked in'],
  full: ['Bitte einen Moment warten', 'Please wait a moment'],
  staff: ['Bitte zum Team am Einlass', 'Please go to the staff at the entrance'],
};

/** Why somebody is not let in is between them and the staff: others stand around a kiosk. */
export const helps: Record<Greeting, Both | null> = {
  in: null,
  inside: ['Noch gar nicht drin gewesen? Dann bitte zum Team am Einlass.', 'Not been inside yet? Then please go to the staff at the entrance.'],
  full: ['Das Haus ist gerade sehr voll. Das Team am Einlass hilft weiter.', 'The house is very full right now. The staff at the entrance will help.'],
  staff: ['Dort hilft man gern weiter.', 'They will gladly help.'],
};

export const badgeWords: Record<BadgeState, Both | null> = {
  none: null,
  asking: ['Der Ausweis kommt …', 'Your badge is coming …'],
  shown: null,
  printing: ['Der Ausweis wird gedruckt.', 'Your badge is being printed.'],
  'printed-before': ['Der Ausweis wurde schon gedruckt. Einen zweiten gibt es beim Team.', 'Your badge was printed before. The staff print a second one.'],
  failed: ['Den Ausweis gibt es beim Team am Einlass.', 'The staff at the entrance have your badge.'],
};

export const pinTroubles: Record<PinTrouble, Both> = {
  wrong: ['Die PIN stimmt nicht.', 'That is not the PIN.'],
  paused: ['Zu oft falsch. Bitte fünf Minuten warten.', 'Wrong too often. Please wait five minutes.'],
  'no-pin': ['Es gibt keine PIN mehr. Die Veranstalter können dieses Tablet auf ihrer Seite trennen.', 'There is no PIN any more. The organisers can unlink this tablet on their page.'],
  offline: ['Ohne Netz kann niemand den Kiosk verlassen. Er geht weiter.', 'Nobody can leave the kiosk without a network. It goes on.'],
  unsent: ['Es gibt noch Scans, die nicht beim Server sind. Bitte gleich noch einmal.', 'Some scans have not reached the server yet. Please try again in a moment.'],
};

/** A kiosk has no typed code to fall back on. */
export const cameraTroubles: Record<CameraFailure, string> = {
  denied: 'Die Kamera ist gesperrt. Bitte dem Team Bescheid geben.\nThe camera is blocked. Please tell the staff.',
  missing: 'Keine Kamera. Der Handscanner geht.\nNo camera. The hand scanner works.',
  busy: 'Die Kamera ist gerade belegt. Bitte dem Team Bescheid geben.\nThe camera is in use. Please tell the staff.',
  insecure: 'Die Kamera geht nur über https.\nThe camera needs https.',
  reader: 'Bitte dem Team Bescheid geben.\nPlease tell the staff.',
};

export const named = (both: Both, name: string | undefined): Both => {
  // By a function: in a text a name's "$&" would mean something.
  const call = (words: string) => (name ? words.replace('!', () => `, ${name}!`) : words);
  return [call(both[0]), call(both[1])];
};

export const partyHere = (arrived: number, people: number): Both => [`${arrived} von ${people} sind da.`, `${arrived} of ${people} are here.`];

export const stillMissing = (missing: number): Both =>
  missing === 1 ? ['Es fehlt noch 1 Person.', '1 person is still missing.'] : [`Es fehlen noch ${missing} Personen.`, `${missing} people are still missing.`];

/** Two lines, each in its own language for screen readers. */
export const lines = ([german, english]: Both, style: string): readonly HTMLElement[] => [
  h('p', { class: style, lang: 'de' }, german),
  h('p', { class: `${style} kiosk__english`, lang: 'en' }, english),
];

/** For a button: both in one. */
export const label = ([german, english]: Both): HTMLElement => h('span', { class: 'kiosk__label' }, h('span', { lang: 'de' }, german), h('span', { class: 'kiosk__english', lang: 'en' }, english));
