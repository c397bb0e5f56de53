import { button, h, icon, type IconName } from './dom';
import type { PinPad } from './kiosk-pin';
import { stayMs, type Answer, type Face, type Greeting } from './kiosk-state';
import { badgeWords, greetings, helps, kioskTexts as texts, label, lines, named, partyHere, stillMissing } from './kiosk-texts';

export interface KioskParts {
  readonly title: string;
  /** Where to go, in the organisers' words; may be empty. */
  readonly hint: string;
  readonly statusBar: HTMLElement;
  readonly finder: HTMLElement;
  readonly pad: PinPad;
  counted(by: number): void;
  checkIn(): void;
  printAgain(): void;
  over(): void;
  staff(): void;
}

const shapes: Record<Greeting, IconName> = { in: 'tick', inside: 'tick', full: 'wait', staff: 'person' };

/** One large face after the other. What is said lies in a live region; buttons, badge and the time that is left lie outside of it. */
export class KioskView {
  readonly #words = h('section', { class: 'kiosk__words', 'aria-live': 'polite', 'aria-atomic': 'true' });
  readonly #stage = h('div', { class: 'kiosk__stage' });
  readonly #time = h('div', { class: 'kiosk__time', 'aria-hidden': 'true' });
  readonly #staff: HTMLButtonElement;
  #face: Face['at'] | '' = '';

  constructor(
    private readonly main: HTMLElement,
    private readonly parts: KioskParts,
  ) {
    this.#staff = button(label(texts.staff), { class: 'kiosk__staff' }, () => parts.staff());
    main.className = 'kiosk';
    main.replaceChildren(
      h('p', { class: 'kiosk__event' }, parts.title),
      this.#words,
      parts.finder,
      this.#stage,
      this.#time,
      h('footer', { class: 'kiosk__foot' }, parts.statusBar, this.#staff),
    );
  }

  show(face: Face, badge: HTMLElement | null): void {
    const isNew = face.at !== this.#face;
    this.#face = face.at;
    this.main.dataset['at'] = face.at;
    this.main.dataset['greeting'] = face.at === 'answer' ? face.greeting : '';
    // Asked for the PIN they are staff already.
    this.#staff.hidden = face.at === 'pin';
    this.#say(face);
    // Else a finger loses the button that it is on.
    if (face.at === 'count' && !isNew) this.#stage.querySelector('output')!.textContent = String(face.count);
    else this.#stage.replaceChildren(...this.#below(face, badge));
    this.restartTime(face);
    if (isNew && face.at === 'count') this.#stage.querySelector<HTMLElement>('.button--primary')?.focus();
    if (isNew && face.at === 'pin') this.parts.pad.open();
  }

  /** The bar that shows how long this stays. Where less motion is asked for there is none. */
  restartTime(face: Face): void {
    const ms = stayMs(face);
    const bar = h('div', { class: 'kiosk__bar' });
    if (ms !== null) bar.style.animationDuration = `${ms}ms`;
    this.#time.replaceChildren(...(ms === null || face.at === 'pin' ? [] : [bar]));
  }

  #say(face: Face): void {
    const words = this.#wordsOf(face);
    // Said again to a screen reader only when it changed.
    const key = words.map((each) => each.textContent).join('\n');
    if (this.#words.dataset['key'] === key) return;
    this.#words.dataset['key'] = key;
    this.#words.replaceChildren(...words);
  }

  #wordsOf(face: Face): readonly (HTMLElement | SVGElement)[] {
    switch (face.at) {
      case 'welcome':
        return [...headline(texts.welcome), ...lines(texts.hold, 'kiosk__line')];
      case 'tested':
        return [icon('tick'), ...headline(texts.tested)];
      case 'wait':
        return [icon('wait'), ...headline(texts.wait)];
      case 'count':
        return [...headline(texts.howMany), ...lines(stillMissing(face.missing), 'kiosk__line')];
      case 'answer':
        return this.#greet(face);
      case 'pin':
        return headline(texts.leave);
    }
  }

  #greet({ greeting, name, party, askStaff, badge }: Answer): readonly (HTMLElement | SVGElement)[] {
    const isIn = greeting === 'in';
    const both = isIn ? named(greetings.in, name) : greetings[greeting];
    const badgeWord = badgeWords[badge];
    const help = helps[greeting];
    return [
      icon(shapes[greeting]),
      ...headline(both),
      ...(party && isIn ? lines(partyHere(party.arrived, party.people), 'kiosk__line') : []),
      ...(help ? lines(help, 'kiosk__line') : []),
      ...(isIn && this.parts.hint ? [h('p', { class: 'kiosk__hint' }, this.parts.hint)] : []),
      ...(isIn && askStaff ? lines(texts.askStaff, 'kiosk__line') : []),
      ...(badgeWord ? lines(badgeWord, 'kiosk__line') : []),
    ];
  }

  #below(face: Face, badge: HTMLElement | null): readonly HTMLElement[] {
    const { parts } = this;
    const done = (both = texts.done) => button(label(both), { class: 'button kiosk__button' }, () => parts.over());
    if (face.at === 'pin') return [parts.pad.element];
    if (face.at === 'answer') {
      const again = face.badge === 'printing' ? [button(label(texts.printAgain), { class: 'button kiosk__button' }, () => parts.printAgain())] : [];
      return [...(badge ? [badge] : []), h('div', { class: 'kiosk__actions' }, ...again, done())];
    }
    if (face.at !== 'count') return [];
    const step = (by: number, sign: string, both: readonly string[]) => button(sign, { class: 'button kiosk__step', 'aria-label': both.join(' / ') }, () => parts.counted(by));
    return [
      h('div', { class: 'kiosk__count' }, step(-1, '−', texts.less), h('output', { class: 'kiosk__number', 'aria-live': 'polite' }, String(face.count)), step(1, '+', texts.more)),
      h('div', { class: 'kiosk__actions' }, done(texts.cancel), button(label(texts.checkIn), { class: 'button button--primary kiosk__button' }, () => parts.checkIn())),
    ];
  }
}

const headline = ([german, english]: readonly [string, string]): readonly HTMLElement[] => [
  h('h1', { class: 'kiosk__word', lang: 'de' }, german),
  h('p', { class: 'kiosk__word kiosk__english', lang: 'en' }, english),
];
