import type { Direction, SearchHit } from './api';
import { button, h } from './dom';
import { sheet } from './sheet';
import type { Texts } from './texts';

const shortest = 2;
const typingPauseMs = 250;

export interface SearchDoor {
  search(name: string): Promise<readonly SearchHit[]>;
  direction(): Direction;
  /** Sends the ticket's code as an ordinary scan. */
  scan(code: string): void;
}

/** For whoever comes without a ticket: finds the name and lets in by a button. */
export function searchSheet(texts: Texts, door: SearchDoor): HTMLDialogElement {
  const status = h('p', { class: 'field__help', role: 'status' }, texts.searchHint);
  const list = h('ul', { class: 'hits', role: 'list' });
  const input = h('input', { id: 'door-search', type: 'search', class: 'input', autocomplete: 'off', autocapitalize: 'words', enterkeyhint: 'search' });
  const label = h('label', { for: 'door-search', class: 'visually-hidden' }, texts.searchTitle);
  const dialog = sheet(texts.searchTitle, texts.close, label, input, status, list);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let newest = 0;

  function clear(): void {
    newest++;
    input.value = '';
    status.textContent = texts.searchHint;
    list.replaceChildren();
  }

  function row(hit: SearchHit): HTMLElement {
    const since = hit.admittedAt && new Date(hit.admittedAt).toLocaleTimeString(texts.locale, { hour: '2-digit', minute: '2-digit' });
    const details = [hit.category, since && texts.alreadyIn(since)].filter(Boolean).join(', ');
    const out = door.direction() === 'out';
    const choose = button(out ? texts.letOut : texts.admit, { class: 'button button--primary', 'aria-label': (out ? texts.letOutWhom : texts.admitWhom)(hit.name) }, () => {
      dialog.close();
      door.scan(hit.code);
    });
    return h('li', { class: 'hits__row' }, h('div', {}, h('strong', {}, hit.name), h('p', { class: 'field__help' }, details)), choose);
  }

  async function find(): Promise<void> {
    const mine = ++newest;
    const name = input.value.trim();
    if (name.length < shortest) {
      status.textContent = texts.searchHint;
      list.replaceChildren();
      return;
    }
    try {
      const hits = await door.search(name);
      // An earlier search may answer later than this one.
      if (mine !== newest) return;
      status.textContent = hits.length ? texts.found(hits.length) : texts.searchNone;
      list.replaceChildren(...hits.map(row));
    } catch {
      if (mine === newest) status.textContent = texts.searchFailed;
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void find(), typingPauseMs);
  });
  dialog.addEventListener('close', clear);
  return dialog;
}
