import { button, h, icon } from './dom';
import type { Texts } from './texts';

export interface DoorParts {
  readonly texts: Texts;
  readonly title: string;
  readonly gate: HTMLElement;
  readonly direction: HTMLElement;
  readonly statusBar: HTMLElement;
  readonly meter: HTMLElement;
  readonly finder: HTMLElement;
  readonly panel: HTMLElement;
  readonly undo: HTMLButtonElement;
  readonly search: HTMLDialogElement;
  readonly typed: HTMLDialogElement;
  readonly menu: HTMLDialogElement;
  readonly more: readonly HTMLDialogElement[];
  readonly sound: boolean;
  soundChanged(on: boolean): void;
}

/** Lays the parts out: what is read at the top, what is pressed at the bottom, where a thumb reaches. */
export function doorView(main: HTMLElement, parts: DoorParts): void {
  const { texts } = parts;
  parts.undo.prepend(icon('undo'));
  main.className = 'door';
  main.replaceChildren(
    h(
      'header',
      { class: 'door__bar' },
      h('div', { class: 'door__place' }, h('h1', { class: 'door__title' }, parts.title), parts.gate),
      soundButton(parts),
      button(icon('menu'), { class: 'door__tool', 'aria-label': texts.menu }, () => parts.menu.showModal()),
    ),
    h('div', { class: 'door__numbers' }, parts.statusBar, parts.meter),
    parts.finder,
    parts.panel,
    h(
      'footer',
      { class: 'door__controls' },
      parts.direction,
      h(
        'div',
        { class: 'door__actions' },
        button(icon('search'), { class: 'button door__action' }, () => parts.search.showModal(), texts.search),
        button(icon('keys'), { class: 'button door__action' }, () => parts.typed.showModal(), texts.typed),
        parts.undo,
      ),
    ),
    parts.search,
    parts.typed,
    parts.menu,
    ...parts.more,
  );
}

function soundButton({ texts, sound, soundChanged }: DoorParts): HTMLButtonElement {
  let on = sound;
  const toggle = button(null, { class: 'door__tool' }, () => {
    on = !on;
    draw();
    soundChanged(on);
  });
  function draw(): void {
    toggle.replaceChildren(icon(on ? 'soundOn' : 'soundOff'));
    toggle.setAttribute('aria-label', on ? texts.soundOn : texts.soundOff);
  }
  draw();
  return toggle;
}
