import type { Direction } from './api';
import { button, h } from './dom';
import type { Known } from './roster';
import { bottomSheet } from './bottom-sheet';
import type { Texts } from './texts';

const shortest = 2;
const typingPauseMs = 120;

export interface SearchDoor {
  /** Whether people who are not registered may be written down. */
  takesWalkIns(): boolean;
  /** Looks through what lies on the phone. */
  search(name: string): readonly Known[];
  direction(): Direction;
  admit(ticket: Known): void;
  walkIn(): void;
}

/** For whoever comes without a ticket: finds the name or the company and lets in by a button, or leads to writing somebody down. */
export function searchDialog(texts: Texts, door: SearchDoor): HTMLDialogElement {
  const status = h('p', { class: 'field__help', role: 'status' }, texts.searchHint);
  const list = h('ul', { class: 'hits', role: 'list' });
  const input = h('input', { id: 'door-search', autofocus: true, type: 'search', class: 'input', autocomplete: 'off', autocapitalize: 'words', enterkeyhint: 'search' });
  const label = h('label', { for: 'door-search', class: 'visually-hidden' }, texts.searchTitle);
  const walkIn = button(texts.walkIn, { class: 'button button--wide' }, () => {
    dialog.close();
    door.walkIn();
  });
  const dialog = bottomSheet(texts.searchTitle, texts.close, label, input, status, list, walkIn);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function clear(): void {
    clearTimeout(timer);
    input.value = '';
    status.textContent = texts.searchHint;
    list.replaceChildren();
  }

  function row(hit: Known): HTMLElement {
    const since = hit.inside && hit.admittedAt && new Date(hit.admittedAt).toLocaleTimeString(texts.locale, { hour: '2-digit', minute: '2-digit' });
    const party = hit.people && hit.people > 1 ? texts.partyOf(hit.arrived ?? 0, hit.people, hit.adults) : since && texts.alreadyIn(since);
    const details = [hit.organisation, hit.organisation ? null : (texts.categories[hit.category] ?? hit.category), party].filter(Boolean).join(', ');
    const out = door.direction() === 'out';
    const choose = button(out ? texts.letOut : texts.admit, { class: 'button button--primary', 'aria-label': (out ? texts.letOutWhom : texts.admitWhom)(hit.name) }, () => {
      dialog.close();
      door.admit(hit);
    });
    return h('li', { class: 'hits__row' }, h('div', {}, h('strong', { class: 'hits__name', dir: 'auto' }, hit.name), h('p', { class: 'field__help' }, details)), choose);
  }

  function find(): void {
    const name = input.value.trim();
    const hits = name.length < shortest ? [] : door.search(name);
    status.textContent = name.length < shortest ? texts.searchHint : hits.length ? texts.found(hits.length) : texts.searchNone;
    list.replaceChildren(...hits.map(row));
    walkIn.hidden = !door.takesWalkIns();
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(find, typingPauseMs);
  });
  dialog.addEventListener('close', clear);
  return dialog;
}
