import type { Direction } from './api';
import { button, h } from './dom';
import { bottomSheet } from './bottom-sheet';
import type { Texts } from './texts';

/** In or out: two radio buttons that look like one switch. */
export function directionSwitch(texts: Texts, current: Direction, change: (direction: Direction) => void): HTMLElement {
  const choice = (direction: Direction) => {
    const input = h('input', { type: 'radio', name: 'direction', value: direction, class: 'visually-hidden', checked: direction === current });
    input.addEventListener('change', () => change(direction));
    return h('label', { class: 'switch__choice' }, input, h('span', {}, texts[direction]));
  };
  return h('fieldset', { class: 'switch' }, h('legend', { class: 'visually-hidden' }, texts.direction), choice('in'), choice('out'));
}

export interface Menu {
  readiness(): void;
  /** Scans that the server has not got yet. */
  unsent(): number;
  unlink(): void;
}

/** Asks twice: a linked phone at a full door is not parted from by a slip. */
export function menuDialog(texts: Texts, menu: Menu): HTMLDialogElement {
  const lost = h('p', { class: 'notice notice--danger', hidden: true });
  const sure = h('div', { class: 'stack stack--s', hidden: true }, h('p', {}, texts.unlinkSure), lost, button(texts.unlinkYes, { class: 'button button--danger' }, () => menu.unlink()));
  const first = button(texts.unlink, { class: 'button' }, () => {
    const unsent = menu.unsent();
    lost.hidden = unsent === 0;
    lost.textContent = texts.unsent(unsent);
    sure.hidden = false;
    first.hidden = true;
    sure.querySelector('button')?.focus();
  });
  const readiness = button(texts.readiness, { class: 'button' }, () => {
    dialog.close();
    menu.readiness();
  });
  const dialog = bottomSheet(texts.menu, texts.close, readiness, first, sure);
  dialog.addEventListener('close', () => {
    sure.hidden = true;
    first.hidden = false;
  });
  return dialog;
}
